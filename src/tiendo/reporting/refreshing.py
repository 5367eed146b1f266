"""A report brought up to date: figures that changed are rewritten and marked, people's work stays.

Pure: facts in, bytes and a list out. A figure typed over by hand is reported, never overwritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from tiendo.reporting.comments import Remark, commented
from tiendo.reporting.controls import Control, controls, rewrite, unmark
from tiendo.reporting.errors import NotOurReport
from tiendo.reporting.facts import Facts, Source
from tiendo.reporting.origin import Origin, as_xml
from tiendo.reporting.package import BODY, as_bytes, opened, origin_of, replaced
from tiendo.reporting.tags import full
from tiendo.reporting.told import Told, told


class State(StrEnum):
    SAME = "same"
    UPDATED = "updated"
    TYPED = "typed"  # a person wrote something else: kept
    GONE = "gone"  # the register no longer says it: kept
    UNKNOWN = "unknown"  # a record that the register does not have


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A live figure as a refresh found it. ``now``: what the register says; empty where nothing."""

    state: State
    ref: str
    form: str
    name: str
    paragraph: int
    text: str
    now: str
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Refreshed:
    data: bytes
    figures: tuple[Figure, ...]

    def of(self, *states: State) -> list[Figure]:
        return [one for one in self.figures if one.state in states]

    @property
    def stale(self) -> bool:
        return bool(self.of(State.UPDATED, State.TYPED, State.GONE, State.UNKNOWN))


def refreshed(data: bytes, now: Facts) -> Refreshed:
    """The report on the facts of ``now``.

    Only the text, the note of origin, and our comments change in the package. Raises NotOurReport,
    DocumentUnreadable.
    """
    root = opened(data)
    figures, remarks, known = [], [], refs(now)
    for control in found_in(root):
        one = figure(control, now, known)
        figures.append(one)
        unmark(control)
        if one.state is State.UPDATED:
            rewrite(control, one.now, now.as_of, mark=True)
            remarks.append(Remark(element=control.element, text=remark(one)))
        elif one.state is State.SAME and one.now:
            rewrite(control, one.now, now.as_of, mark=False)
    parts = commented(data, root, remarks, now.as_of)
    parts[BODY] = as_bytes(root)
    made = origin_of(data)
    if made is not None:
        name, origin = made
        parts[name] = as_xml(dated(origin, now)).encode()
    return Refreshed(data=replaced(data, parts), figures=tuple(figures))


def remark(one: Figure) -> str:
    """What a comment says: “trước: …; theo …”."""
    source = f"; theo {one.sources[0].document}" if one.sources else ""
    return f"Trước: “{one.text}”{source}"


def traced(data: bytes, facts: Facts) -> tuple[Figure, ...]:
    """Each figure with what it stands on, nothing changed. Raises as ``refreshed``."""
    known = refs(facts)
    return tuple(figure(control, facts, known) for control in found_in(opened(data)))


def found_in(root: object) -> Sequence[Control]:
    found = list(controls(root))
    if not found:
        raise NotOurReport(
            "Không có số nào mang mã nguồn trong tệp này",
            do="Chọn tệp do tiendo report lập; chép chữ sang tệp khác thì mã nguồn mất",
        )
    return found


def figure(control: Control, now: Facts, known: frozenset[str]) -> Figure:
    ref = full(control.tag.ref, known)
    said = told(now, ref, control.tag.form)
    return Figure(
        state=state(control, said, known=ref in known),
        ref=ref,
        form=control.tag.form,
        name=name_of(now, ref),
        paragraph=control.paragraph,
        text=control.text,
        now=said.text if said else "",
        sources=said.sources if said else (),
    )


def refs(facts: Facts) -> frozenset[str]:
    """The ids of all records that a figure may be of."""
    lines = (line.ref for line in facts.lines)
    over = (one.ref for one in facts.above)
    return frozenset((facts.plan, *lines, *over, *(one.ref for one in facts.kept)))


def state(control: Control, said: Told | None, *, known: bool) -> State:
    if not known:
        return State.UNKNOWN
    if said is not None and plain(said.text) == plain(control.text):
        return State.SAME
    if control.typed_over:
        return State.TYPED
    return State.GONE if said is None else State.UPDATED


def plain(words: str) -> str:
    return " ".join(words.split())


def name_of(facts: Facts, ref: str) -> str:
    line = facts.line(ref)
    if line is not None:
        return line.name
    return facts.source if ref == facts.plan else ""


def dated(origin: Origin, now: Facts) -> Origin:
    return replace(origin, as_of=now.as_of)
