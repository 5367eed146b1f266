"""An office file as what it is: a zip of XML parts, opened with hostile files in mind."""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any, Protocol

from lxml import etree

from tiendo.reading.formats import limits
from tiendo.reading.formats.refusals import refuse

# Word's "Strict Open XML" differs in the name of its language only.
STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
TRANSITIONAL = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # no office program uses another
CHUNK = 1 << 16
BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError)


class Parts(Protocol):
    """Parts of an office file by name: as they are in it, or as they were changed."""

    def part(self, name: str) -> Any: ...

    def parts(self, prefix: str) -> list[Any]: ...


class Package:
    """The parts of an office file, each inflated and parsed only when it is asked for."""

    def __init__(self, data: bytes) -> None:
        try:
            self.archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self.archive.infolist()
        except BROKEN as error:
            raise refuse("truncated") from error
        check_entries(entries)
        self.names = {entry.filename for entry in entries}

    def part(self, name: str) -> Any:
        """The root element of a part, or None where the package has none of that name."""
        if name not in self.names:
            return None
        return parse(self.inflate(name).replace(STRICT, TRANSITIONAL))

    def parts(self, prefix: str) -> list[Any]:
        """The roots of all parts whose name starts so, in the order of their names."""
        names = sorted(n for n in self.names if n.startswith(prefix) and n.endswith(".xml"))
        return [self.part(name) for name in names]

    def inflate(self, name: str) -> bytes:
        """A part's bytes, in chunks: a header that lies about the size inflates nothing more."""
        chunks, size = [], 0
        try:
            with self.archive.open(name) as stream:
                while chunk := stream.read(CHUNK):
                    size += len(chunk)
                    if size > limits.XML_BYTES:
                        raise refuse(
                            "huge", limit=f"{limits.XML_BYTES // 1024 // 1024} MB khi giải nén"
                        )
                    chunks.append(chunk)
        except BROKEN as error:
            raise refuse("truncated") from error
        return b"".join(chunks)


def check_entries(entries: list[zipfile.ZipInfo]) -> None:
    """Refuse what is encrypted, and what says of itself that it would inflate without measure."""
    if any(entry.flag_bits & 1 for entry in entries):
        raise refuse("encrypted")
    total = sum(entry.file_size for entry in entries)
    if len(entries) > limits.ZIP_ENTRIES or total > limits.ZIP_BYTES:
        raise refuse("bomb")
    if any(entry.compress_type not in METHODS for entry in entries):
        raise refuse("truncated")
    for entry in entries:
        ratio = entry.file_size / max(entry.compress_size, 1)
        if entry.file_size > limits.RATIO_FROM and ratio > limits.RATIO:
            raise refuse("bomb")


def parse(data: bytes, *, whole: bool = False) -> Any:
    """The root of XML, entities left alone; nesting over 256 is refused by the parser.

    ``whole`` keeps comments and instructions, for a part that is written again.
    """
    starts = data.count(b"<") - data.count(b"</")
    size = starts * limits.ELEMENT_BYTES + data.count(b"=") * limits.ATTRIBUTE_BYTES
    if size > limits.TREE_BYTES:
        raise refuse("huge", limit=f"{limits.TREE_BYTES // 1024 // 1024} MB bộ nhớ khi mở")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False,
        remove_comments=not whole, remove_pis=not whole,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise refuse("deep" if "depth" in str(error) else "truncated") from error
