"""Lists of names behind a colon, of places of several levels or of bodies: "06 địa phương: thị xã
Hà Lâm, các huyện Nậm Khe, Đồng Luông", "3 đảng bộ: Sở Nội vụ, Sở Xây dựng, Cục Thuế, xong trước …".
"""

from __future__ import annotations

import re

from tiendo.checking.wordlists import shaped
from tiendo.vocabulary.letters import CAPITALISED
from tiendo.vocabulary.regexes import regex

PIECES = regex(r",\s|\s(?:và|cùng)\s")
PLACE = shaped(
    rf"(?:các\s)?(?P<level>(?:{{lists.levels}})\s)?{CAPITALISED}(?:\s{CAPITALISED}){{0,3}}"
)
BODY = shaped(r"{lists.bodies}\s[^,;:()\d]{2,45}")
# A name in capitals behind a comma may go on the name before: "Sở Văn hóa, Thể thao và Du lịch".
ENDS = regex(r"[a-zđ]")
LEAST = 3


def names_listed(text: str) -> tuple[int, int] | None:
    """How many names a list has at least and at most; None where it is none.

    >>> names_listed("thành phố Hà Lâm, các huyện Nậm Khe, Đồng Luông và Tà Sơn.")
    (4, 4)
    >>> names_listed("Sở Nội vụ, Cục Thuế, Đài Phát thanh và Truyền hình, xong trước ngày 30/12.")
    (3, 4)
    """
    body = text.strip().rstrip(".")
    return _places(body) or _bodies(body)


def _places(body: str) -> tuple[int, int] | None:
    pieces = [PLACE.fullmatch(piece) for piece in PIECES.split(body)]
    named = [piece for piece in pieces if piece is not None]
    if len(named) < max(LEAST, len(pieces)) or not any(piece["level"] for piece in named):
        return None
    return len(named), len(named)


def _bodies(body: str) -> tuple[int, int] | None:
    named: list[str] = []
    for piece in re.split(r",\s", body):
        if BODY.fullmatch(piece) is None:
            if not ENDS.match(piece):
                return None
            break
        named.append(piece)
    if len(named) < LEAST:
        return None
    return len(named), sum(len(PIECES.split(piece)) for piece in named)
