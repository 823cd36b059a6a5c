"""The folder lacks a file that every pack needs: _vocabulary.yaml, _sources.yaml or _common.yaml.

It is found only in a folder that is a pack by itself. A clinic's own folder that lies over the shipped pack needs none
of the three.

Why it matters:
    Without the vocabulary no word can be checked, and without _common.yaml the cautions that hold for every variant are
    not there: what is left would look permitted.

How to mend it:
    Copy the file from the shipped pack, or check that its name is spelt so, with the underscore in front.
"""

from needlecli.source import Severity

SEVERITY = Severity.ERROR
