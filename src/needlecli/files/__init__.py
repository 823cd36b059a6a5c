"""The one door to the disk: protocol files, intake records, settings, the cache."""

from needlecli.files.config import Config, load_config
from needlecli.files.packs import compile_files, folders, load_pack, shipped, texts
from needlecli.files.texts import read_bytes

__all__ = ["Config", "compile_files", "folders", "load_config", "load_pack", "read_bytes", "shipped", "texts"]
