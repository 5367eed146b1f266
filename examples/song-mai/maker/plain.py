"""Builds plain text files, in the encodings that offices send them in."""

import unicodedata

from maker.source import Source

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
    for kind, content in source.blocks:
        if kind == "table":
            lines += ["\t".join(row) for row in content]
        else:
            lines.append(f"- {content}" if kind == "bullet" else content)
    lines += ["", *filter(None, (source.power, source.post)), source.signer, "", "Nơi nhận:"]
    return lines + [f"- {line}" for line in source.recipients]
