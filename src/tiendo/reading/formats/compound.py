"""Old Office files: a small file system (OLE compound file), of which one stream is wanted.

Source: [MS-CFB]. Chains that turn in a circle, or point outside the file, end the reading.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from tiendo.reading.formats.refusals import refuse

MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
HEADER, ENTRY, WORD = 512, 128, 4
IN_HEADER = 109  # sectors of the allocation table that the header itself names
LAST = 0xFFFFFFFA  # from here on a number is no sector but a sign
FREE, END, TABLE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
ROOT, STREAM = 5, 2
SECTOR = 4096  # of what we pack: its header has room for 400 MB
SMALL, CUTOFF = 64, 4096  # bytes of a small sector; from here on a stream has large ones


class Compound:
    """The named streams of a compound file. Raises DocumentUnreadable for a broken one."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        try:
            self._open()
        except (struct.error, IndexError) as error:
            raise refuse("truncated") from error

    def _open(self) -> None:
        data = self.data
        (shift,) = struct.unpack_from("<H", data, 30)
        if shift not in (9, 12):
            raise refuse("truncated")
        self.size = 1 << shift
        first, _, self.cutoff, small, _, more, _ = struct.unpack_from("<7I", data, 48)
        self.table = self._table(more)
        self.slots: list[tuple[str, int, int, int]] = []  # name, left, right, child
        self.entries = dict(self._entries(self._chain(first, self.table)))
        root = next((e for e in self.entries.values() if e[0] == ROOT), None)
        self.small = b"".join(self._sectors(root[1])) if root else b""
        words = b"".join(self._sectors(small))
        self.small_table = struct.unpack(f"<{len(words) // WORD}I", words)

    def _table(self, more: int) -> tuple[int, ...]:
        """The allocation table: for each sector, which one goes on from it."""
        held = list(struct.unpack_from(f"<{IN_HEADER}I", self.data, 76))
        seen = 0
        while more < LAST and seen * self.size <= len(self.data):
            *numbers, more = struct.unpack(f"<{self.size // WORD}I", self._sector(more))
            held += numbers
            seen += 1
        words = b"".join(self._sector(at) for at in held if at < LAST)
        return struct.unpack(f"<{len(words) // WORD}I", words)

    def _sector(self, at: int) -> bytes:
        start = HEADER if self.size == HEADER else self.size
        sector = self.data[start + at * self.size : start + (at + 1) * self.size]
        return sector.ljust(self.size, b"\x00") if sector else b""

    def _chain(self, at: int, table: tuple[int, ...]) -> Iterator[int]:
        for _ in table:
            if at >= LAST:
                return
            yield at
            at = table[at]

    def _sectors(self, first: int) -> Iterator[bytes]:
        return map(self._sector, self._chain(first, self.table))

    def _entries(self, chain: Iterator[int]) -> Iterator[tuple[str, tuple[int, int, int]]]:
        """Names with kind, first sector and size, the first of each name."""
        found: dict[str, tuple[int, int, int]] = {}
        for sector in map(self._sector, chain):
            for at in range(0, len(sector), ENTRY):
                length, kind = struct.unpack_from("<HB", sector, at + 64)
                name = sector[at : at + max(0, min(length, 64) - 2)].decode("utf-16-le", "replace")
                self.slots.append((name, *struct.unpack_from("<3I", sector, at + 68)))
                if kind in (ROOT, STREAM):
                    found.setdefault(name, (kind, *struct.unpack_from("<2I", sector, at + 116)))
        yield from found.items()

    def top(self) -> set[str]:
        """The names in the root folder: what is embedded lies deeper."""
        slots = self.slots
        found, waiting = set(), [slots[0][3]] if slots else []
        seen: set[int] = set()
        while waiting:
            at = waiting.pop()
            if at < len(slots) and at not in seen:
                seen.add(at)
                name, left, right, _ = slots[at]
                found.add(name)
                waiting += [left, right]
        return found

    def stream(self, name: str) -> bytes | None:
        """The bytes of a stream, or None where the file has none of that name."""
        if name not in self.entries:
            return None
        _, first, size = self.entries[name]
        try:
            if size >= self.cutoff:
                return b"".join(self._sectors(first))[:size]
            at = self._chain(first, self.small_table)
            return b"".join(self.small[n * SMALL : (n + 1) * SMALL] for n in at)[:size]
        except IndexError as error:
            raise refuse("truncated") from error


def packed(name: str, stream: bytes) -> bytes:
    """A sound compound file with this one stream, in the place of one that may be broken."""
    count = max(1, -(-len(stream) // SECTOR))
    tables = -(-(count + 2) // (SECTOR // WORD - 1))
    chain = [*range(1, count), END, END, *[TABLE] * tables]
    words = struct.pack(f"<{len(chain)}I", *chain)
    entries = entry("Root Entry", ROOT, 0, 0, 1) + entry(name, STREAM, 0, count * SECTOR, FREE)
    places = [count + 1 + n for n in range(tables)] + [FREE] * (IN_HEADER - tables)
    header = struct.pack(
        "<8s16x5H6x3I4x5I", MARK, 0x3E, 4, 0xFFFE, 12, 6, 1, tables, count, CUTOFF, END, 0, END, 0
    )
    header += struct.pack(f"<{IN_HEADER}I", *places)
    parts = (header, stream.ljust(count * SECTOR, b"\0"), entries, words)
    return b"".join(padded(part) for part in parts)


def padded(part: bytes) -> bytes:
    return part + b"\0" * (-len(part) % SECTOR)


def entry(name: str, kind: int, first: int, size: int, child: int) -> bytes:
    written = f"{name}\0".encode("utf-16-le")
    return struct.pack(
        "<64sHBB3I36xIQ", written, len(written), kind, 1, FREE, FREE, child, first, size
    )
