"""Registering an edXML envelope: its files are read as usual, its header says what they are."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath

from tiendo.errors import DocumentUnreadable
from tiendo.facts.items import Identity, Remark
from tiendo.facts.reading import Reading
from tiendo.reading import read_bytes
from tiendo.reading.edxml import Envelope, Header, open_edxml
from tiendo.reading.edxml_files import Attachment
from tiendo.register.access import LEVELS
from tiendo.register.locks import writing
from tiendo.register.models import Document, Secrecy
from tiendo.register.numbers import number_key
from tiendo.register.services.registering import Registered, register_reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Unpacked:
    """An envelope with the readings of its files, the document itself first."""

    header: Header
    readings: tuple[Reading, ...]


def unpack(data: bytes, name: str) -> Unpacked:
    """The header and the readings of an envelope. Raises DocumentUnreadable.

    The first file that can be read is the document; one that cannot be read refuses the
    envelope, so that nothing of it is lost in silence.
    """
    envelope = open_edxml(data, name)
    if not envelope.files:
        raise DocumentUnreadable(
            "Gói tin edXML không kèm tệp nào", where=name, do="Xin lại gói tin có kèm văn bản"
        )
    return Unpacked(header=envelope.header, readings=tuple(readings(envelope, name)))


def readings(envelope: Envelope, name: str) -> list[Reading]:
    return [
        as_headed(read_file(file, name), envelope.header, main=at == 0)
        for at, file in enumerate(envelope.files)
    ]


def read_file(file: Attachment, name: str) -> Reading:
    try:
        return read_bytes(file.data, PurePath(file.name).name)
    except DocumentUnreadable as error:
        raise error.at(name) from error.__cause__


def as_headed(reading: Reading, header: Header, *, main: bool) -> Reading:
    """A reading under the header: the number and the title are the document's own only."""
    read = reading.identity
    identity = replace(
        read,
        number=header.number or read.number if main else None,
        kind=header.kind if main and header.kind not in (None, "other") else read.kind,
        issued_on=header.issued_on or read.issued_on,
        issuer=header.issuer or read.issuer,
    )
    title = header.title if main and header.title else reading.title
    remarks = differing(read, header) if main else ()
    return replace(
        reading, identity=identity, title=title, place=header.place or reading.place,
        warnings=(*reading.warnings, *remarks),
    )  # fmt: skip


def differing(read: Identity, header: Header) -> tuple[Remark, ...]:
    """Where the text and the header say two things: the header counts, a person looks."""
    pairs = (
        ("Số", read.number, header.number, number_key(read.number) == number_key(header.number)),
        ("Ngày", read.issued_on, header.issued_on, read.issued_on == header.issued_on),
    )
    return tuple(
        Remark(
            rule="edxml-differs",
            message=f"{what} trong văn bản là {text}, trong phần đầu edXML là {head};"
            " lấy theo phần đầu",
        )
        for what, text, head, same in pairs
        if text and head and not same
    )


def register_envelope(
    data: bytes, name: str, *, by: str, accept: bool = True, secrecy: str = Secrecy.OPEN
) -> list[Registered]:
    """Enter the files of an envelope, all or none; the same files again change nothing.

    They are as secret as the header says, and no less than ``secrecy``.
    Raises DocumentUnreadable and what ``register_reading`` raises.
    """
    unpacked = unpack(data, name)
    header = unpacked.header
    level = max(header.secrecy, str(secrecy), key=LEVELS.index)
    with writing():
        done = [
            register_reading(one, by=by, accept=accept, secrecy=level) for one in unpacked.readings
        ]
        fresh = [one.document for one in done if one.new]
        Document.objects.filter(slug__in=fresh).update(
            recipients=list(header.recipients), signer=header.signer[:200], urgency=header.urgency
        )
    return done
