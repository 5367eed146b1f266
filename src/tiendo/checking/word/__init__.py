"""The same Word file back, with what was found in it: comments, changes to accept, or mended."""

from tiendo.checking.word.exchanging import mendable, mended
from tiendo.checking.word.opening import NotReturnable, Returned, Unplaced
from tiendo.checking.word.returning import commented

__all__ = ["NotReturnable", "Returned", "Unplaced", "commented", "mendable", "mended"]
