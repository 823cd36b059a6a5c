"""Coding turns coded statements (SNOMED CT, ICD-10-CM, RxNorm, ATC, LOINC) into answers about the facts of a pack."""

from needlecli.client.coding.codebook import Codebook, Hit
from needlecli.client.coding.reading import Coded, read_statements

__all__ = ["Codebook", "Coded", "Hit", "read_statements"]
