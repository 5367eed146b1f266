"""Whether a word can be a syllable of Vietnamese: tells an encoding from another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

TONES = re.compile("[\u0300\u0301\u0303\u0309\u0323]")
# Vowels before a final consonant, and vowels that end a syllable.
CLOSED = "a ă â e ê i o ô ơ u ư y iê oa oă oe oo uâ uê uô uy uyê ươ yê uă ue"
OPEN = (
    "a e ê i o ô ơ u ư y ai ao au ay âu ây eo êu ia iêu iu oa oai oao oay oe oeo oi ôi ơi ua uai"
    " uao uay uây ue uê ui uôi uơ uy uya uyu ưa ưi ươi ươu ưu yêu"
)
SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnpqrstvx])?"
    f"(?:(?:{'|'.join(CLOSED.split())})(?:ch|ng|nh|[cmnpt])|{'|'.join(OPEN.split())})"
)


@lru_cache(maxsize=8192)
def is_syllable(word: str) -> bool:
    """Whether a word is built as Vietnamese builds its syllables.

    >>> [is_syllable(word) for word in ("Đường", "nghiệp", "ñöôøng", "®­êng", "tyû", "saùch")]
    [True, True, False, False, False, False]
    """
    decomposed = unicodedata.normalize("NFD", word.lower())
    if len(TONES.findall(decomposed)) > 1:
        return False
    letters = unicodedata.normalize("NFC", TONES.sub("", decomposed))
    return SYLLABLE.fullmatch(letters) is not None
