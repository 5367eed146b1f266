"""What is read in each document of the sample province, line by line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tiendo.facts.figure import Figure
from tiendo.facts.reading import Reading
from tiendo.reading import read_file

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "readings"
DOCUMENTS = sorted((ROOT / "examples" / "song-mai" / "documents").iterdir())
FIELDS = ("high", "unit", "per", "op", "direction", "basis", "of", "percent", "period", "base_year",
          "estimated", "met", "subject", "scope", "indicator_id")  # fmt: skip


def figure_line(figure: Figure) -> str:
    said = [f"{name}={getattr(figure, name)}" for name in FIELDS if getattr(figure, name)]
    return (
        f"{figure.role} {figure.measure} {figure.value} {' '.join(said)}"
        f" [{figure.indicator}] «{figure.evidence.quote}»"
    )


def as_golden(reading: Reading) -> str:
    """A reading as lines that a person can review."""
    identity = reading.identity
    lines = [
        f"title: {reading.title}",
        f"published_on: {reading.published_on}  place: {reading.place}",
        f"identity: {identity.number} {identity.kind} {identity.issued_on} {identity.issuer}",
    ]
    lines += ["figure: " + figure_line(figure) for figure in reading.figures]
    lines += [
        f"document: {d.number or d.title} {d.kind} {d.issued_on} {d.relation}"
        for d in reading.documents
    ]
    lines += [f"meeting: {m.name} {m.ordinal} {m.held_on} {m.chairs}" for m in reading.meetings]
    lines += [f"task: {t.owners} {t.action} due={t.due}" for t in reading.tasks]
    lines += [f"shortcoming: {s.text}" for s in reading.shortcomings]
    lines += [
        f"commendation: {c.award} {c.recipients} {c.awarded_by}" for c in reading.commendations
    ]
    lines += [f"person: {p.name} {p.positions}" for p in reading.people]
    lines += [f"heading: {'#' * h.level} {h.title} {h.responsible}" for h in reading.outline]
    lines += [f"unread: «{u.evidence.quote}» {u.reason}" for u in reading.unread]
    lines += [f"warning: {w.rule} {w.message}" for w in reading.warnings]
    return "\n".join(line.replace("\n", "⏎") for line in lines) + "\n"


@pytest.mark.parametrize("path", DOCUMENTS, ids=lambda path: path.name)
def test_a_sample_document_reads_as_recorded(path: Path, write_golden: bool) -> None:
    found = as_golden(read_file(path))
    golden = GOLDEN / f"{path.name}.txt"
    if write_golden:
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


def test_every_golden_file_has_its_document() -> None:
    assert {f"{path.name}.txt" for path in DOCUMENTS} == {path.name for path in GOLDEN.iterdir()}
