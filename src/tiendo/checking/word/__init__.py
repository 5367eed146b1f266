"""The same Word file back, with what was found in it: comments, changes to accept, or mended."""

from tiendo.checking.word.returning import Returned, Unplaced, commented, mended

__all__ = ["Returned", "Unplaced", "commented", "mended"]
