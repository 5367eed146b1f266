"""Document numbers of the State and the Party."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.vocabulary.symbols import find_symbols, kind_of, kinds

CONTRACT_KINDS = {
    "resolution", "action_programme", "plan", "conclusion", "directive", "decision", "regulation",
    "report", "scheme", "notice", "instruction", "law", "decree", "circular", "other",
}  # fmt: skip


@pytest.mark.parametrize(
    ("written", "canonical", "system", "kind", "year"),
    [
        ("32-NQ/TU", "32-NQ/TU", "party", "resolution", None),
        ("592/NQ-HĐND", "592/NQ-HĐND", "state", "resolution", None),
        ("90/2024/NQ-HĐND", "90/2024/NQ-HĐND", "state", "resolution", 2024),
        ("30/2020/NĐ-CP", "30/2020/NĐ-CP", "state", "decree", 2020),
        ("1012/QĐ-TTg", "1012/QĐ-TTg", "state", "decision", None),
        ("202/2025/QH15", "202/2025/QH15", "state", "law", 2025),
        ("7095/UBND-KT", "7095/UBND-KT", "state", "other", None),
        ("1298/QĐ-UBND-HC", "1298/QĐ-UBND-HC", "state", "decision", None),
        ("1662/NQ-UBTVQH15", "1662/NQ-UBTVQH15", "state", "resolution", None),
        ("09 -KH/ĐU", "09-KH/ĐU", "party", "plan", None),
        ("09 KH/ĐU", "09-KH/ĐU", "party", "plan", None),
        ("16 - HD/BTCTW", "16-HD/BTCTW", "party", "instruction", None),
        ("445-KL/TƯ", "445-KL/TU", "party", "conclusion", None),
        ("01/NQ-TU", "01-NQ/TU", "party", "resolution", None),
        ("15-CTr/UBKTHU", "15-CTr/UBKTHU", "party", "action_programme", None),
    ],
)
def test_a_number_is_taken_apart(written, canonical, system, kind, year):
    (symbol,) = find_symbols(f"theo {written}, ")
    assert symbol.written == written
    assert (symbol.canonical, symbol.system, symbol.kind, symbol.year) == (
        canonical,
        system,
        kind,
        year,
    )


@pytest.mark.parametrize(
    "text",
    [
        "154/150 đảng viên",
        "xếp thứ 19/63",
        "1.234/SKHĐT-TH",
        "Quốc lộ 14-B",
        "khóa XIV 2020-NQ",
        "5/12 NTM",
    ],
)
def test_what_is_no_number_is_left_alone(text):
    assert list(find_symbols(text)) == []


def test_the_word_before_the_number_decides_between_decision_and_regulation():
    assert kind_of("QĐ", "Quyết định") == "decision"
    assert kind_of("QĐ", "Quy định") == "regulation"


@pytest.mark.parametrize("row", kinds(), ids=lambda row: row["id"])
def test_each_kind_is_one_of_the_contract(row):
    assert row["kind"] in CONTRACT_KINDS
    assert row["names"]


@given(st.text(alphabet="0123456789/-– NQKHTUĐHCP.,2024", max_size=60))
def test_no_text_breaks_the_search(text):
    for symbol in find_symbols(text):
        assert text[symbol.start : symbol.end] == symbol.written
