"""Acts on the catalogue of indicators: merge two, split one, give words, describe; and undo."""

from tiendo.register.services.catalogue.describing import describe_indicator
from tiendo.register.services.catalogue.merging import merge_indicators, split_indicator
from tiendo.register.services.catalogue.undoing import undo_catalogue
from tiendo.register.services.catalogue.wordings import add_wording

__all__ = [
    "add_wording",
    "describe_indicator",
    "merge_indicators",
    "split_indicator",
    "undo_catalogue",
]
