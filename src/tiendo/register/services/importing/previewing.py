"""The preview: every row of a sheet with what it is. Nothing is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import PurePath

from django.db import transaction
from django.utils import timezone

from tiendo import __version__
from tiendo.reading.importing.filled import fill
from tiendo.reading.importing.rows import Filled, IndicatorRow, TaskRow
from tiendo.register.access import Viewer
from tiendo.register.locks import writing
from tiendo.register.matching import Bodies
from tiendo.register.models import Body, Document
from tiendo.register.numbers import number_key
from tiendo.register.searching import searchable
from tiendo.register.services.importing import judging, tasking
from tiendo.register.services.importing.judged import Judged, Kind
from tiendo.register.services.importing.options import Options, decides, issuer_for
from tiendo.register.services.importing.placing import Places
from tiendo.register.services.indicators import Indicators


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """What importing a file would do. ``digest`` is of all that it shows.

    ``waits``: what is imported waits for a person who decides on proposals.
    """

    filled: Filled
    rows: tuple[Judged, ...]
    digest: str
    waits: bool

    def count(self, kind: Kind) -> int:
        return sum(row.kind is kind for row in self.rows)

    @property
    def counts(self) -> dict[str, int]:
        counted = Counter(row.kind for row in self.rows)
        return {kind.value: counted[kind] for kind in Kind}

    @property
    def writes(self) -> bool:
        """Whether there is anything to enter."""
        return bool(self.count(Kind.NEW) + self.count(Kind.CHANGED))

    @property
    def needs_reason(self) -> bool:
        return any(row.against for row in self.rows)

    @property
    def ready(self) -> bool:
        return self.writes and not self.count(Kind.WRONG)


def preview_import(data: bytes, name: str, *, options: Options, by: Viewer) -> Preview:
    """What a file's rows are beside the register, as ``by`` may see it.

    Raises DocumentUnreadable, NotFound, NotAllowed, PeriodUnreadable. Writes nothing: what
    judging makes on the way (indicators of the catalogue) is taken back.
    """
    filled = fill(data, name, period=options.stated_period())
    with writing():
        found = judge(filled, options, by)
        transaction.set_rollback(True)
    return found


def judge(filled: Filled, options: Options, by: Viewer) -> Preview:
    """The preview, inside a transaction that its caller keeps or takes back."""
    issuer = issuer_for(options, by)
    document = document_of(filled, options, issuer, by)
    return judge_as(filled, document, issuer, options, by)


def judge_as(
    filled: Filled, document: Document, issuer: Body, options: Options, by: Viewer
) -> Preview:
    places = Places(document, issuer, options, by, Bodies(), Indicators())
    rows: Sequence[Judged]
    if filled.kind == "tasks":
        rows = tasking.judge([r for r in filled.rows if isinstance(r, TaskRow)], places)
    else:
        rows = judging.judge([r for r in filled.rows if isinstance(r, IndicatorRow)], places)
    return Preview(
        filled=filled, rows=tuple(rows), digest=digest(rows), waits=not decides(by, issuer)
    )


def digest(rows: Sequence[Judged]) -> str:
    """A hash of what a preview says: the register changed in between where it differs."""
    said = sha256()
    for row in rows:
        lines = [f"{v.said.key} {v.kind} {v.before} {v.after}" for v in row.values]
        lines += [f"{c.name} {c.before} {c.after}" for c in row.changes]
        said.update("\n".join([f"{row.row.number} {row.kind} {row.task}", *lines]).encode())
    return said.hexdigest()


def document_of(filled: Filled, options: Options, issuer: Body, by: Viewer) -> Document:
    """The document that a file becomes, not saved: a plan where it sets targets, else a report."""
    source = filled.source
    title = filled.title or f"{PurePath(source.name).stem} (nhập từ tệp)"
    return Document(
        sha256=source.sha256,
        name=source.name[:255],
        media_type=source.media_type,
        number=options.number[:60],
        number_key=number_key(options.number),
        kind="plan" if sets_targets(filled) else "report",
        title=title,
        issued_on=options.dated,
        dated=options.dated,
        issuer=issuer,
        issuer_text=issuer.name[:300],
        about=issuer.spoken_for,
        text=filled.text,
        reading={},
        reader=f"tiendo {__version__}",
        registered_by=by.name,
        registered_at=timezone.now(),
        search=searchable(options.number, title, issuer.name, filled.text),
    )


def sets_targets(filled: Filled) -> bool:
    return any(
        value.role == "target"
        for row in filled.rows
        if isinstance(row, IndicatorRow)
        for value in row.said
    )
