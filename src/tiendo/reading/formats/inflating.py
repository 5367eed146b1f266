"""Compressed streams of a PDF that would inflate without measure."""

from __future__ import annotations

import re
import zlib

from tiendo.reading.formats import limits
from tiendo.reading.formats.refusals import refuse

STREAM = re.compile(rb"stream\r?\n")
# One stream deflated twice hides its size from the first look; no program writes that.
TWICE = re.compile(rb"/(?:FlateDecode|Fl)\s*/(?:FlateDecode|Fl)\b")
INPUT, OUTPUT = 1 << 16, 1 << 20


def check_streams(data: bytes) -> None:
    """Refuse a PDF with a stream that grows beyond the limit, or beyond all proportion."""
    if TWICE.search(data):
        raise refuse("bomb")
    view = memoryview(data)
    at = 0
    while match := STREAM.search(data, at):
        used = inflate(view[match.end() :])
        at = match.end() + used


def inflate(view: memoryview) -> int:
    """How many bytes a deflated stream takes; what is none takes nothing."""
    stream = zlib.decompressobj()
    used = size = 0
    pending: bytes | memoryview = b""
    while not stream.eof:
        if not pending:
            pending = view[used : used + INPUT]
            used += len(pending)
            if not pending:
                break
        try:
            size += len(stream.decompress(pending, OUTPUT))
        except zlib.error:
            return 0
        pending = stream.unconsumed_tail
        if size > limits.PDF_STREAM_BYTES or (
            size > limits.RATIO_FROM and size > limits.RATIO * used
        ):
            raise refuse("bomb")
    return used - len(stream.unused_data)
