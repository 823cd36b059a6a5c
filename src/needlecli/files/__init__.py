"""The one door to the disk: protocol files, intake records, settings, what is kept between starts."""

from needlecli.files.bundles import Bundle, LayerDocuments, bundles
from needlecli.files.cases import Group, case_files
from needlecli.files.config import Config, load_config
from needlecli.files.locating import folders, shipped, texts
from needlecli.files.logos import read_logo
from needlecli.files.making import SCHEMAS, home_of, make, pointing, refuse_taken, schemas_for, shipped_texts, template
from needlecli.files.opening import read_bytes
from needlecli.files.packs import load_layers, load_pack
from needlecli.files.sides import Side, load_side, sides
from needlecli.files.templates import read_templates
from needlecli.files.words import load_words
from needlecli.files.writing import write_data, write_text

__all__ = [
    "SCHEMAS",
    "Bundle",
    "Config",
    "Group",
    "LayerDocuments",
    "Side",
    "bundles",
    "case_files",
    "folders",
    "home_of",
    "load_config",
    "load_layers",
    "load_pack",
    "load_side",
    "load_words",
    "make",
    "pointing",
    "read_bytes",
    "read_logo",
    "read_templates",
    "refuse_taken",
    "schemas_for",
    "shipped",
    "shipped_texts",
    "sides",
    "template",
    "texts",
    "write_data",
    "write_text",
]
