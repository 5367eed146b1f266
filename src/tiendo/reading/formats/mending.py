"""Puts the letters of a document right before it is cut into blocks.

Codes of old fonts become Unicode, look-alikes the letters that they look like, and signs
that nobody sees go; each with a remark.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tiendo.facts.items import Remark
from tiendo.reading.formats.legacy import SIGN_OF_D, TOKEN, Legacy, decode, gained, kind_of
from tiendo.reading.lookalikes import remark_on, smooth
from tiendo.vocabulary.text import nfc

MESSAGES = {
    Legacy.TCVN3: "Văn bản dùng phông chữ cũ TCVN3; đã chuyển sang Unicode,"
    " chữ hoa có thể thành thường",
    Legacy.VNI: "Văn bản dùng phông chữ cũ VNI; đã chuyển sang Unicode",
}


class Mender:
    """Knows for which fonts a document was typed, and what of it was put right."""

    def __init__(self, pieces: Iterable[str]) -> None:
        held = list(pieces)
        suspect = any(SIGN_OF_D.search(piece) for piece in held)
        self.kind = kind_of("\n".join(held)) if suspect else None
        self.letters = ""
        self.decoded = False

    def mend(self, piece: str) -> str:
        """A line or cell with its letters put right; one that is Unicode already stays."""
        if piece.isascii():
            return piece
        decoded = self.decode(piece)
        found = smooth(decoded)
        if found is None:
            return decoded
        self.letters += "".join(sign for sign in found.letters if sign not in self.letters)
        return nfc(found.text)

    def decode(self, piece: str) -> str:
        if self.kind is None:
            return piece
        gains, losses = gained(TOKEN.findall(piece), self.kind)
        if gains <= losses:
            return piece
        self.decoded = True
        return nfc(decode(piece, self.kind))

    def remarks(self) -> tuple[Remark, ...]:
        found = []
        if self.decoded and self.kind is not None:
            found.append(Remark(rule="legacy-font", message=MESSAGES[self.kind]))
        if self.letters:
            found.append(remark_on(self.letters))
        return tuple(found)


def decode_lines(text: str) -> tuple[str, Sequence[Remark]]:
    """Plain text for old fonts in Unicode; of any other nothing is changed."""
    if kind_of(text) is None:
        return text, ()
    mender = Mender([text])
    return "\n".join(mender.decode(line) for line in text.split("\n")), mender.remarks()
