"""How a file spells the elements of Word: its prefix, and the name of the language itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from tiendo.reading.formats.package import STRICT, TRANSITIONAL

PREFIX = re.compile(rb"xmlns:([\w.-]+)\s*=\s*[\"'](%s|%s)[\"']" % (STRICT, TRANSITIONAL))


@dataclass(frozen=True, slots=True)
class Language:
    """``prefix`` as the root declares it; where it declares none each element does."""

    prefix: str
    uri: str
    declared: bool = True

    @classmethod
    def of(cls, root_tag: bytes, data: bytes) -> Language:
        found = PREFIX.search(root_tag)
        if found is not None:
            return cls(found[1].decode(), found[2].decode())
        uri = STRICT if STRICT in data else TRANSITIONAL
        return cls("w", uri.decode(), declared=False)

    def tag(self, written: str) -> bytes:
        """Tags written with ``w:`` in the language of the file."""
        if not self.declared:
            return re.sub(r"<(w:\w+)", rf'<\1 xmlns:w="{self.uri}"', written).encode()
        if self.prefix == "w":
            return written.encode()
        return re.sub(r"(?<=[</\s])w:(?=\w)", f"{self.prefix}:", written).encode()

    def run(self, properties: bytes, text: str) -> bytes:
        """A run of text with properties as the file has them."""
        open_, close = self.tag("<w:r>"), self.tag("</w:r>")
        begin, end = self.tag('<w:t xml:space="preserve">'), self.tag("</w:t>")
        return open_ + properties + begin + escape(text).encode() + end + close
