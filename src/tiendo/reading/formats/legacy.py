"""Text typed for fonts older than Unicode: TCVN3 (.VnTime) is put right, VNI is named.

In TCVN3 a letter with its tone is one byte of the upper half of Latin-1, so that the
text is changed sign by sign and every offset stays. Capitals are drawn by another font
(.VnTimeH) from the codes of small letters, and so are read as small.
Source: TCVN 5712:1993, third character set (VN3).
"""

from __future__ import annotations

import re
from dataclasses import replace

from tiendo.facts.items import Remark
from tiendo.reading.document import Document
from tiendo.reading.formats.language import OWN
from tiendo.reading.formats.refusals import refuse

TCVN3 = {
    0xA1: "ĂÂÊÔƠƯĐăâêôơưđ", 0xB5: "àảãáạ", 0xBB: "ằẳẵắ", 0xC6: "ặầẩẫấậè", 0xCE: "ẻẽéẹềểễếệìỉ",
    0xDC: "ĩíịò", 0xE1: "ỏõóọồổỗốộờởỡớợù", 0xF1: "ủũúụừửữứựỳỷỹýỵ",
}  # fmt: skip
TABLE = {start + n: letter for start, run in TCVN3.items() for n, letter in enumerate(run)}
SIGNS = re.compile("[®µ¶·¸¹¨©ª«¬\xad]")  # đ, à ả ã á ạ, ă â ê ô ơ ư: rare in any other text
VNI = re.compile("ñ|[aeo]â|[aeouy][ùøûõï]|[öôü][ùøûõï]|öô")
LETTER = re.compile(r"[^\W\d_]")
SAMPLE = 6_000
SHARE = 0.05  # of letters; TCVN3 prose has about 0.15
REMARK = Remark(
    rule="legacy-font",
    message="Văn bản dùng phông chữ cũ TCVN3; đã chuyển sang Unicode, chữ hoa có thể thành thường",
)


def is_tcvn3(text: str) -> bool:
    return dense(SIGNS, text[:SAMPLE], first="®")


def dense(signs: re.Pattern[str], sample: str, *, first: str) -> bool:
    """Whether a text has so many of these signs, and next to no letters that only Unicode has.

    ``first`` is how it writes đ, which no Vietnamese text does without.
    """
    if first not in sample:
        return False
    letters = len(LETTER.findall(sample))
    found = len(signs.findall(sample))
    return found > 2 and found >= SHARE * letters and len(OWN.findall(sample)) < found / 4


def unicode_of(document: Document) -> Document:
    """The document with TCVN3 put right; VNI, which changes lengths, is refused by name."""
    if is_tcvn3(document.text):
        return translated(document)
    if dense(VNI, document.text[:SAMPLE], first="ñ"):
        raise refuse("vni")
    return document


def translated(document: Document) -> Document:
    def put_right(text: str) -> str:
        return text.translate(TABLE)

    blocks = (replace(b, text=put_right(b.text), place=put_right(b.place)) for b in document.blocks)
    tables = (
        replace(
            table,
            caption=put_right(table.caption),
            cells=tuple(replace(cell, text=put_right(cell.text)) for cell in table.cells),
        )
        for table in document.tables
    )
    return replace(
        document,
        text=put_right(document.text),
        blocks=tuple(blocks),
        tables=tuple(tables),
        title=put_right(document.title) if document.title else None,
        warnings=(*document.warnings, REMARK),
    )
