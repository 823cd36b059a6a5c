"""The one door to the disk: protocol files, intake records, settings, what is kept between starts."""

from needlecli.files.config import Config, load_config
from needlecli.files.locating import folders, shipped, texts
from needlecli.files.opening import read_bytes
from needlecli.files.packs import compile_files, load_pack
from needlecli.files.words import load_words

__all__ = [
    "Config",
    "compile_files",
    "folders",
    "load_config",
    "load_pack",
    "load_words",
    "read_bytes",
    "shipped",
    "texts",
]
