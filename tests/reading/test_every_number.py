"""No number is lost in silence: each of the gold and of the samples is accounted for."""

from __future__ import annotations

import json
import os
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiendo.reading.document import Document
from tiendo.reading.explaining import explain
from tiendo.reading.explaining.numbers import reasons
from tiendo.reading.formats import open_bytes
from tiendo.vocabulary.regexes import regex

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("TIENDO_SHARED", ROOT.parent / "shared"))
# Drafts with planted slips are the checker's unseen sets, no gold of the reader: mending the
# reader on them before the checker's first sight is measured would make them seen.
OWN = [path for path in (ROOT / "evaluation").glob("*.jsonl") if "drafts" not in path.stem]
GOLD = [*sorted(OWN), *SHARED.glob("gold/*.jsonl")]
SAMPLES = sorted((ROOT / "examples" / "song-mai" / "documents").iterdir())
NUMBER = regex(r"\d+(?:[.,]\d+)*")
# Reasons that say no more than that nobody looked, or that nothing could be made of it.
NOBODY = ("unseen", "screened", "no-unit")


def lost(document):
    """The numbers in no figure, no other item's words and no ``unread``, passed for no reason."""
    places = [match.start() for match in NUMBER.finditer(document.text)]
    out = []
    for at, told in zip(places, explain(document, places), strict=True):
        here = told.here[0] if told.here else None
        named = here is not None and here.reason not in NOBODY
        if not named and not told.items:
            out.append((here.reason if here else None, document.text[max(0, at - 30) : at + 30]))
    return out


def passages(path):
    for line in path.read_text("utf-8").splitlines():
        passage = json.loads(line)
        if "text" in passage:
            on = passage.get("published_on")
            yield Document.of_text(
                passage["text"], published_on=date.fromisoformat(on) if on else None
            )


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_every_number_of_the_gold_is_accounted_for(path):
    assert [found for document in passages(path) for found in lost(document)] == []


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.name)
def test_every_number_of_the_samples_is_accounted_for(path):
    assert lost(open_bytes(path.read_bytes(), path.name)) == []


@pytest.mark.parametrize(
    ("text", "quoted", "reason"),
    [
        ("Tiếp dân từ 7 giờ 30 tại 12 xã.", "30", "clock"),
        ("Trực 24/7 tại 12 trạm.", "24", "clock"),
        ("Liên hệ (0296) 3.841.222 để 12 hộ nhận cây.", "0296", "phone"),
        ("Liên hệ (0296) 3.841.222 để 12 hộ nhận cây.", "3.841.222", "phone"),
        ("Zalo 0912.345.678 nhận 12 kiến nghị.", "0912.345.678", "phone"),
        ("Đặt lịch qua số 0257 3 822 115 cho 12 hộ.", "3 822 115", "phone"),
        ("Sạt lở tại Km 41+250, chia cắt 12 hộ.", "250", "name"),
        ("Gồm: (1) 35 xã; (2) thu 5 tỷ đồng.", "2", "list-number"),
        ("3- Giám sát 12 chi bộ.", "3", "list-number"),
        ("2/ Trồng 12 ha rừng.", "2", "list-number"),
    ],
)
def test_what_is_no_figure_by_its_shape_says_so(text, quoted, reason):
    document = Document.of_text(text)
    at = text.index(quoted, 1 if text[0] != quoted else 0)
    told = explain(document, [at])[0].here[0]
    assert (told.quote, told.reason) == (quoted, reason)


WORDS = st.sampled_from(
    ["KH", "TH", "(ha)", ":", ";", ",", "(", ")", "12", "4,5%", "1.240", "2 tỷ", "350 triệu đồng",
     "xã", "trồng rừng", "đạt", "tăng", "trong đó", "gồm", "quý I", "năm 2025", "19/8", "7 giờ"]
)  # fmt: skip


@given(st.lists(WORDS, min_size=1, max_size=14).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_no_number_of_any_sentence_is_unseen(text):
    document = Document.of_text(text)
    places = [match.start() for match in NUMBER.finditer(text)]
    for told in explain(document, places):
        assert told.items or (told.here and told.here[0].reason in (None, *reasons()))
        assert not told.here or told.here[0].reason != "unseen"
