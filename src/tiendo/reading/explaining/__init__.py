"""Why a place of a text was read as it was: the rows of the tables whose words stand there.

A second look beside the reading, never part of it: what ``read`` finds is asked for
again, and each field of it is traced to the rows that could have given it.
"""

from tiendo.reading.explaining.explain import explain
from tiendo.reading.explaining.explanation import Explanation
from tiendo.reading.explaining.finding import places_of_line, places_of_text

__all__ = ["Explanation", "explain", "places_of_line", "places_of_text"]
