"""What every key of the map of gaps means, for those who write programs that read it."""

from collections.abc import Mapping

GAPS: Mapping[str, Mapping[str, str]] = {
    "gaps": {
        "schema": "What kind of document this is: needle.gaps/1.",
        "pack": "The protocol files that the map was drawn from.",
        "client": "The client it was drawn for, apart from what each cell says.",
        "concerns": "The concerns that are in the map, as ids.",
        "areas": "The areas that are in it, as ids: those that have nothing within them and are ever treated.",
        "skin_types": "The skin types that are in it; empty where the pack does not ask for one.",
        "operators": "The licences that are in it.",
        "counts": "How many cells of each kind there are, where a concern is usual and elsewhere.",
        "groups": "Gaps that are alike, the widest first: those in usual areas, then the others.",
        "cells": "Every cell: a concern in an area, on a skin type, under a licence.",
    },
    "plain-client": {
        "says": "The client in one sentence.",
        "answers": "What was answered to questions that cannot be denied; by fact.",
        "open": "Facts that are left to the practitioner, as ids.",
    },
    "gap-counts": {
        "usual": "How many cells of each kind lie in areas where the concern is usual.",
        "elsewhere": "How many cells of each kind lie in other areas.",
    },
    "gap-group": {
        "kind": "What these cells come to.",
        "usual": "Whether the concern is usual in these areas.",
        "concerns": "The concerns of its cells, as ids.",
        "areas": "The areas of its cells, as ids.",
        "skin_types": "The skin types of its cells.",
        "operators": "The licences of its cells.",
        "cells": "How many cells it has: every concern in every area, on every skin type, under every licence.",
        "variants": "The variants that any of its cells rests on, as ids.",
        "cautions": "The cautions that ask for the letter, or that bar.",
        "licence": "The least higher licence under which it is better; null where none is.",
        "little": "What rests on little; empty where that is not the gap.",
        "written": "Why there is nothing; null where there is something.",
        "says": "The group in one line.",
    },
    "gap-cell": {
        "concern": "The concern, as an id.",
        "area": "The area, as an id.",
        "skin_type": "The skin type; null where the pack does not ask for one.",
        "operator": "The licence of whoever treats.",
        "usual": "Whether the concern is usual in this area.",
        "kind": "What the cell comes to.",
        "variants": "The variants that make it so, the best first; for a higher licence where it takes one.",
        "grade": "The grade of the first of them; null where there is none.",
        "depth": "The depth of the first of them; null where nothing is left.",
        "cautions": "The cautions that ask for the letter, or that bar.",
        "licence": "The least higher licence under which the cell is better; null where none is.",
        "little": "What of the first variant rests on little; empty where that is not the gap.",
        "reasons": "Where there is nothing, why not; by variant, in the words of a recommendation.",
    },
    "gap-depth": {
        "min_mm": "Where the range begins, in mm.",
        "max_mm": "Where the range ends, in mm.",
    },
}
