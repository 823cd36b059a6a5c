"""Pictures are blocks of a page drawn as SVG: nothing fetched, every number also in the words that go with it.

Each picture has a title and a description that says the same as the drawing.  Tones are told apart by texture and by a
word, never by colour alone; the colours are those of Okabe and Ito, which the colour-blind can tell apart.
"""

from needlecli.pictures.days import long_day, plain_day
from needlecli.pictures.recovery import draw_recovery
from needlecli.pictures.skin import draw_skin
from needlecli.pictures.timeline import draw_timeline

__all__ = ["draw_recovery", "draw_skin", "draw_timeline", "long_day", "plain_day"]
