"""The same PDF for the same report: LibreOffice's clock and chance taken out of its file.

What replaces is as long as what it replaces, but for the colour profile: packed, the moment in
it makes it a byte longer or shorter, and the file's table of places follows.
"""

from __future__ import annotations

import hashlib
import re
import zlib
from datetime import date

DATES = re.compile(rb"(/(?:Creation|Mod)Date\s*\(D:)\d{14}[^)]*(\))")
STAMPS = re.compile(rb"(<xmp:(?:Create|Modify|Metadata)Date>)[^<]*(<)")
IDS = re.compile(rb"(?<=<)[0-9A-F]{32}(?=>)")
SUM = re.compile(rb"(?<=/DocChecksum /)[0-9A-F]{32}")
# A zone of UTC in so many bytes more than "Z".
ZONES = {1: b"Z'", 5: b"+00:00", 6: b"+00'00'"}
# The colour profile: its header holds the moment at which it was made (ICC.1, 7.2.8).
PROFILE = re.compile(rb"<</N 3/Length (\d+) 0 R/Filter/FlateDecode>>\nstream\n")
MADE = slice(24, 36)
END = b"\nendstream\nendobj\n"
# An entry of the table of places, and where the table stands.
PLACE = re.compile(rb"(\d{10})( \d{5} n)")
END_PLACE = re.compile(rb"(startxref\n)(\d+)")


def timeless(pdf: bytes, docx: bytes, day: date) -> bytes:
    """The file with the report's day for its times, and an id of its own words."""
    own = hashlib.sha256(docx).hexdigest()[:32].upper().encode()
    pdf = DATES.sub(lambda m: fitted(m, f"{day:%Y%m%d}080000Z"), pdf)
    pdf = STAMPS.sub(lambda m: fitted(m, f"{day.isoformat()}T08:00:00Z"), pdf)
    return profile(SUM.sub(own, IDS.sub(own, pdf)), day)


def fitted(found: re.Match[bytes], words: str) -> bytes:
    """As long as what it replaces; itself where that cannot be."""
    room = len(found[0]) - len(found[1]) - len(found[2])
    said = words.encode()
    if len(said) < room:
        said = said[:-1] + ZONES.get(room - len(said), b"Z")
    return found[1] + said + found[2] if len(said) == room else found[0]


def profile(pdf: bytes, day: date) -> bytes:
    """The colour profile with the report's day in its header; untouched where it is another's."""
    found = PROFILE.search(pdf)
    if found is None:
        return pdf
    start = found.end()
    end = pdf.find(END, start)
    length = re.search(rb"\n%b 0 obj\n(\d+)\n" % found[1], pdf)
    if end < 0 or length is None:
        return pdf
    plain = bytearray(zlib.decompress(pdf[start:end]))
    plain[MADE] = b"".join(n.to_bytes(2, "big") for n in (day.year, day.month, day.day, 8, 0, 0))
    packed = zlib.compress(bytes(plain), 9)
    told = str(len(packed)).rjust(len(length[1])).encode()
    pdf = pdf[: length.start(1)] + told + pdf[length.end(1) :]
    return moved(pdf[:start] + packed + pdf[end:], start, len(packed) - (end - start))


def moved(pdf: bytes, behind: int, by: int) -> bytes:
    """The table of places again, where all behind a place has moved."""
    table = pdf.rfind(b"\nxref\n")

    def place(found: re.Match[bytes]) -> bytes:
        at = int(found[1])
        return b"%010d%b" % (at + by if at > behind else at, found[2])

    end = END_PLACE.sub(lambda m: m[1] + str(int(m[2]) + by).encode(), pdf[table:])
    return pdf[:table] + PLACE.sub(place, end)
