"""How sure an item is: what its kind is worth, less what each sign of doubt takes.

``doubts.yaml`` holds what each is worth, learnt from annotated texts that the reader had
not seen (``evaluation/calibrating.py``); ``worth`` adds it up; ``items`` looks for the
signs of every kind but figures, whose signs ``rules.figures.doubts`` knows.
"""

from __future__ import annotations

from tiendo.reading.weighing.worth import MOST, confidence, doubts, lowered

__all__ = ["MOST", "confidence", "doubts", "lowered"]
