"""What a report was made of, kept in its file: plan, period, day, and what was asked for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from tiendo.errors import PeriodUnreadable
from tiendo.vocabulary.periods import parse_period

if TYPE_CHECKING:
    from tiendo.reporting.asked import Asked
    from tiendo.reporting.facts import Facts

NAMESPACE = "urn:tiendo:report:1"
ITEM = "customXml/item1.xml"
PROPERTIES = (
    "customXml/itemProps1.xml",
    '<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem'
    ' ds:itemID="{6E1F1C0A-7A51-4E0B-9B0E-2C6D0B7F1A01}"'
    ' xmlns:ds="http://schemas.openxmlformats.org/officeDocument/2006/customXml"><ds:schemaRefs>'
    f'<ds:schemaRef ds:uri="{NAMESPACE}"/></ds:schemaRefs></ds:datastoreItem>',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """``plan`` is the register's id; ``period`` in the notation of the contract. ``groups``,
    ``responsible`` and ``target`` as asked: a count counts only what the report is about.
    ``parts``, ``tone`` and ``kind`` as asked, and ``marks`` of every paragraph written (see
    ``marks``), so that the next report can be made of the edited file."""

    plan: str
    period: str
    as_of: date
    groups: tuple[int, ...] = ()
    responsible: str = ""
    target: str = ""
    parts: tuple[str, ...] = ()
    tone: str = ""
    kind: str = ""
    marks: tuple[str, ...] = ()


def made_from(facts: Facts, asked: Asked) -> Origin:
    """What a report of these facts is made of; what is usual is left unsaid."""
    usual = asked.kind == "periodic" or (asked.kind == "unit" and asked.responsible)
    return Origin(
        plan=facts.plan, period=str(facts.period), as_of=facts.as_of, groups=asked.groups,
        responsible=asked.responsible, target=asked.target, parts=asked.parts,
        tone="" if asked.tone == "full" else asked.tone, kind="" if usual else asked.kind,
    )  # fmt: skip


def as_xml(origin: Origin) -> str:
    said = {"plan": origin.plan, "period": origin.period, "as-of": origin.as_of.isoformat()}
    said |= {"groups": " ".join(map(str, origin.groups)), "responsible": origin.responsible}
    said |= {"target": origin.target, "parts": " ".join(origin.parts), "tone": origin.tone}
    said |= {"kind": origin.kind, "marks": " ".join(origin.marks)}
    words = "".join(f" {name}={quoteattr(value)}" for name, value in said.items() if value)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<report xmlns="{NAMESPACE}"{words}/>'


def from_element(root: Any) -> Origin | None:
    """The origin in an XML part; None where the part is another's or was damaged."""
    if root is None or root.tag != f"{{{NAMESPACE}}}report":
        return None
    try:
        period = str(parse_period(root.get("period", "")))
        as_of = date.fromisoformat(root.get("as-of", ""))
    except (PeriodUnreadable, ValueError):
        return None
    groups = tuple(int(one) for one in root.get("groups", "").split() if one.isdecimal())
    return Origin(
        plan=root.get("plan", ""), period=period, as_of=as_of, groups=groups,
        responsible=root.get("responsible", ""), target=root.get("target", ""),
        parts=tuple(root.get("parts", "").split()), tone=root.get("tone", ""),
        kind=root.get("kind", ""), marks=tuple(root.get("marks", "").split()),
    )  # fmt: skip
