"""Words found by the rare letters that they share: no place is missed, none is added."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reading.document import Document
from tiendo.reading.rules.commendations import awards
from tiendo.reading.rules.mentions import NOUNS
from tiendo.reading.rules.offices import posts
from tiendo.reading.rules.signs import Signs
from tiendo.vocabulary.lexicon import rows
from tiendo.vocabulary.offices import core_words

AWARDS = [
    word
    for row in rows("tiendo.reading.patterns", "awards")
    if row["gives"] in ("award", "praise")
    for word in row["words"]
]
OFFICE_WORDS = sorted(core_words())
NOUN_WORDS = [
    "Hội nghị", "hội nghị", "Kỳ họp", "phiên họp", "Phiên thường kỳ", "phiên bế mạc", "cuộc họp",
    "Đại hội", "HỘI NGHỊ", "KỲ HỌP", "PHIÊN HỌP", "ĐẠI HỘI", "họp giao ban", "Họp về",
]  # fmt: skip
FILLING = ["ủ", "ở", "họp", "tăng trưởng", "đảng viên", "H", "ng", "thi đua", "chương trình", ", "]


@pytest.mark.parametrize(
    ("signs", "word"),
    [(posts(), word) for word in OFFICE_WORDS]
    + [(NOUNS, word) for word in NOUN_WORDS]
    + [(awards(), word) for word in AWARDS],
)
def test_every_word_is_found_where_it_opens(signs, word):
    assert signs.places(f"xa {word} gần")[0] == 3
    assert signs.places(f"xa {word} gần", 4) == signs.places(f"xa {word} gần")[1:]


@pytest.mark.parametrize(
    ("signs", "words"), [(posts(), OFFICE_WORDS), (NOUNS, NOUN_WORDS), (awards(), AWARDS)]
)
@given(data=st.data())
def test_signs_find_what_the_words_alone_would_find(signs, words, data):
    parts = data.draw(st.lists(st.sampled_from([*words, *FILLING, " ", "\n"]), max_size=12))
    text = "".join(parts)
    assert signs.places(text) == [at for at in range(len(text)) if signs.words.match(text, at)]


def test_places_are_told_by_block_and_in_its_own_offsets():
    signs = Signs.of(re.compile("[Bb]í thư"), ["í thư"])
    document = Document.of_text("Tin trong tỉnh\nĐồng chí Bí thư, phó bí thư\nHết")
    assert [(block.text[:8], at) for block, at in signs.by_block(document)] == [
        ("Đồng chí", [9, 21])
    ]
