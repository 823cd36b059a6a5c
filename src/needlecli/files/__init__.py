"""The one door to the disk: protocol files, intake records, settings, what is kept between starts."""

from needlecli.files.bundles import Bundle, LayerDocuments, bundles
from needlecli.files.cases import Group, case_files
from needlecli.files.config import Config, load_config
from needlecli.files.inputs import Input, inputs
from needlecli.files.locating import folders, shipped, texts
from needlecli.files.making import SCHEMAS, home_of, make, pointing, refuse_taken, schemas_for, shipped_texts, template
from needlecli.files.opening import read_bytes
from needlecli.files.outputs import Output, go_on, keep_apart, left_behind, to_file, to_stdout
from needlecli.files.packs import load_layers, load_pack
from needlecli.files.words import load_words
from needlecli.files.writing import write_text

__all__ = [
    "SCHEMAS",
    "Bundle",
    "Config",
    "Group",
    "Input",
    "LayerDocuments",
    "Output",
    "bundles",
    "case_files",
    "folders",
    "go_on",
    "home_of",
    "inputs",
    "keep_apart",
    "left_behind",
    "load_config",
    "load_layers",
    "load_pack",
    "load_words",
    "make",
    "pointing",
    "read_bytes",
    "refuse_taken",
    "schemas_for",
    "shipped",
    "shipped_texts",
    "template",
    "texts",
    "to_file",
    "to_stdout",
    "write_text",
]
