"""Tags of figures: read back as written, short enough for Word, strangers left alone."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tiendo.reporting.tags import LONGEST, full, read_tag, sign_of, tag_of

REFS = st.from_regex(r"[a-z0-9~#-]{1,140}", fullmatch=True)
WORDS = st.text(min_size=1, max_size=60)


@given(ref=REFS, day=st.dates(), text=WORDS)
def test_a_tag_is_read_back_and_fits_in_word(ref: str, day: date, text: str) -> None:
    written = tag_of(ref, day, "n-percent", text)
    assert len(written) <= LONGEST
    tag = read_tag(written)
    assert tag is not None
    assert (tag.as_of, tag.form, tag.sign) == (day, "n-percent", sign_of(text))
    assert full(tag.ref, [ref]) == ref


@given(text=WORDS)
def test_a_sign_does_not_see_how_an_editor_spaced_the_words(text: str) -> None:
    assert sign_of(text) == sign_of(f"  {text.replace(' ', '   ')}\n")


@pytest.mark.parametrize(
    "written", ["", "Họ tên", "a|b|c|d", "x|2023-13-01|value|0000", "x|2023-10-20|value|zzzz"]
)
def test_a_control_of_somebody_else_has_no_tag(written: str) -> None:
    assert read_tag(written) is None
