"""Is a text Vietnamese? By letters that only Vietnamese has, else by its syllables."""

from __future__ import annotations

import re

from tiendo.facts.items import Remark
from tiendo.reading.formats.refusals import refuse

# Letters of Vietnamese that no other language in an office's mail has.
OWN = re.compile("[đăơưảạẻẹẽỉịĩỏọủụũỷỵỹấầẩẫậắằẳẵặếềểễệốồổỗộớờởỡợứừửữự]", re.IGNORECASE)
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
SAMPLE = 20_000  # characters looked at
OWN_SHARE = 0.02  # ordinary Vietnamese prose has about 0.2
SYLLABLE_SHARE = 0.3
FEW_WORDS = 4  # too short to tell: a caption, a number with its unit


def check_language(text: str) -> tuple[Remark, ...]:
    """A remark where accents are missing. Raises DocumentUnreadable for another language."""
    sample = text[:SAMPLE]
    words = WORD.findall(sample)
    letters = sum(map(len, words))
    if not letters or len(FOREIGN.findall(sample)) * 10 > letters:
        raise refuse("language")
    if len(OWN.findall(sample)) >= OWN_SHARE * letters or len(words) < FEW_WORDS:
        return ()
    known = sum(word.lower() in SYLLABLES for word in words)
    if known < SYLLABLE_SHARE * len(words):
        raise refuse("language")
    message = "Văn bản gõ không dấu; số liệu vẫn đọc được nhưng tên gọi có thể sai"
    return (Remark(rule="no-accents", message=message),)
