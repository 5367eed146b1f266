"""Builds plain text files, in the encodings that offices send them in."""

import unicodedata
from collections.abc import Sequence

from maker.source import Block, Source

BOMS = {"utf-16": b"\xff\xfe"}


def text_bytes(source: Source) -> bytes:
    """The finished text; "utf-16" is written little-endian with its mark on every machine."""
    text = unicodedata.normalize(source.form, "\r\n".join(_lines(source)) + "\r\n")
    if source.encoding == "utf-16":
        return BOMS["utf-16"] + text.encode("utf-16-le")
    return text.encode(source.encoding)


def _lines(source: Source) -> list[str]:
    """Heading, body and signature, one paragraph a line."""
    lines = [*source.issuer, source.numbered, source.dated, "", source.kind, source.title, ""]
    lines += _body(source.blocks)
    lines += ["", *filter(None, (source.power, source.post)), source.signer, "", "Nơi nhận:"]
    return [*lines, *(f"- {line}" for line in source.recipients), *_body(source.annex)]


def _body(blocks: Sequence[Block]) -> list[str]:
    lines: list[str] = []
    for kind, content in blocks:
        if kind == "table":
            lines += ["\t".join(row) for row in content]
        else:
            lines.append(f"- {content}" if kind == "bullet" else content)
    return lines
