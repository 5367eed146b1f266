"""The evidence that a number tells another one again, and how its weights are learned."""

from __future__ import annotations

import numpy as np
import pytest

from evaluation.checks import drafts
from evaluation.weighing import Case, fitted, matrix, told
from tiendo.checking.draft import Draft
from tiendo.checking.weighing.number_evidence import number_evidence
from tiendo.checking.weighing.number_pairs import number_pairs
from tiendo.checking.weighing.verdict_evidence import verdict_evidence
from tiendo.checking.weighing.verdict_pairs import verdict_pairs
from tiendo.checking.weighing.weights import RETOLD, VERDICTS, weigh, weights
from tiendo.reading.document import Document
from tiendo.reading.read import read

REPORT = """I. KẾT QUẢ
Hội quán tiếp 2.841 lượt khách, mở 12 lớp.
Vườn ươm cấp 37.450 cây giống cho hội viên.
II. ĐÁNH GIÁ
"""


def draft_of(text: str) -> Draft:
    document = Document.of_text(text)
    return Draft(reading=read(document), document=document)


def test_every_piece_of_evidence_has_its_weight() -> None:
    """A name that the table lacks would weigh nothing, and nobody would see it."""
    numbers: set[str] = set()
    verdicts: set[str] = set()
    for row in drafts("drafts101"):
        draft = draft_of(row["text"])
        for pair in number_pairs(draft):
            numbers |= number_evidence(pair).keys()
        for one in verdict_pairs(draft):
            verdicts |= verdict_evidence(one).keys()
    assert len(numbers) > 40
    assert len(verdicts) > 15
    assert numbers <= weights(RETOLD).keys()
    assert verdicts <= weights(VERDICTS).keys()


@pytest.mark.parametrize(
    ("closing", "told_wrong"),
    [
        ("Khách quen dần, Hội quán đón 2.481 lượt.", True),  # two digits exchanged
        ("Khách quen dần, Hội quán đón 2.841 lượt.", False),  # the same
        ("Khách quen dần, Hội quán đón gần 2.900 lượt.", False),  # rounded
        ("Cây xanh phủ đường làng nhờ 34.750 cây giống.", True),
        ("Phấn đấu nâng số cây giống lên 34.750 cây.", False),  # what is to be
    ],
)
def test_a_closing_is_weighed_by_all_that_it_says(closing: str, told_wrong: bool) -> None:
    scores = [
        weigh(number_evidence(pair), RETOLD) for pair in number_pairs(draft_of(REPORT + closing))
    ]
    assert any(score > 0 for score in scores) is told_wrong


def test_weights_are_learned_from_cases_and_told_of_those_held_back() -> None:
    right = [Case(0, ("a", at), {"turned": 1.0, "digits": 4.0}, True) for at in range(30)]
    wrong = [Case(0, ("b", at), {"digits": 3.0}, False) for at in range(300)]
    every, names = [*right, *wrong], ["digits", "turned"]
    answers = np.array([case.right is True for case in every], dtype=np.float64)
    fit = fitted(matrix(every, names), answers, names)
    assert fit.weights[1] > 0
    assert told(every, fit.scores(matrix(every, names)), 0.0) == (30, 30, 0)
