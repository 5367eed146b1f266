"""Is a text Vietnamese? By letters that only Vietnamese has, else by its syllables."""

from __future__ import annotations

import re
from itertools import islice
from math import ceil

from tiendo.facts.items import Remark
from tiendo.reading.formats.refusals import refuse
from tiendo.vocabulary.text import fold

# Letters of Vietnamese that no other language in an office's mail has.
LOW = "đăơưảạẻẹẽỉịĩỏọủụũỷỵỹấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự"
OWN = re.compile(f"[{LOW}{LOW.upper()}]")
WORD = re.compile(r"[^\W\d_]+")
FOREIGN = re.compile(
    "[\u0400-\u04ff\u0600-\u06ff\u0e00-\u0e7f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]"
)
# Frequent syllables typed without accents; none is a frequent English or French word.
SYLLABLES = frozenset(
    "cua va cac duoc trong tinh huyen nam thuc hien ket qua nhiem vu phat trien kinh te hoi"
    " dang bo uy ban nhan dan thu ngan sach ty dong trieu nghin tang giam dat ke hoach chi"
    " tieu khong nguoi voi cho den tai theo cong tac xay dung quan ly so bao cao hop xa"
    " phuong".split()
)
# Looked at: so many characters from the beginning and from the middle.
SAMPLE = 3_000
OWN_SHARE = 0.05  # of the letters; ordinary Vietnamese prose has about 0.2
SYLLABLE_SHARE = 0.3
FOREIGN_SHARE = 0.1
FEW_WORDS = 8  # too short to tell: a caption, a number with its unit, a small table


def check_language(text: str) -> tuple[Remark, ...]:
    """A remark where accents are missing. Raises DocumentUnreadable for another language.

    Short texts pass: abbreviations and units ("GRDP", "ha") belong to no language.
    """
    middle = len(text) // 2
    sample = text if len(text) <= 2 * SAMPLE else text[:SAMPLE] + text[middle : middle + SAMPLE]
    wanted = ceil(
        OWN_SHARE * len(sample)
    )  # counted no further: of most texts a quarter is looked at
    own = sum(1 for _ in islice(OWN.finditer(sample), wanted))
    if own == wanted:
        return ()
    letters = sum(map(str.isalpha, sample))
    if letters and own >= OWN_SHARE * letters:  # a table of numbers
        return ()
    if not letters or len(FOREIGN.findall(sample)) > FOREIGN_SHARE * letters:
        raise refuse("language")
    words = [fold(word) for word in WORD.findall(sample) if len(word) > 1 and not word.isupper()]
    if len(words) < FEW_WORDS:
        return ()
    known = sum(word in SYLLABLES for word in words)
    if known < SYLLABLE_SHARE * len(words):
        raise refuse("language")
    if own:
        return ()
    message = "Văn bản gõ không dấu; số liệu vẫn đọc được nhưng tên gọi có thể sai"
    return (Remark(rule="no-accents", message=message),)
