"""How many targets stand how: of a whole plan, in the words of reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from tiendo.reporting.facts import Facts, Line
from tiendo.reporting.grammar import says
from tiendo.scoring.rules.score import REACHED, UNJUDGED, Verdict

Tally = Callable[[Facts], str | None]


def of(facts: Facts, *verdicts: Verdict) -> list[Line]:
    return [line for line in facts.lines if line.verdict in verdicts]


def total(facts: Facts) -> str:
    return str(len(facts.lines))


def tally(facts: Facts) -> str:
    """“3 chỉ tiêu đạt và vượt kế hoạch (2 vượt, 1 đạt); 11 chỉ tiêu chậm tiến độ”."""
    told = []
    exceeded, met = of(facts, Verdict.EXCEEDED), of(facts, Verdict.MET)
    if exceeded and met:
        both = says("phrase", "tally-both")
        told.append(both.format(n=len(exceeded) + len(met), exceeded=len(exceeded), met=len(met)))
    for verdict in Verdict:
        if verdict in UNJUDGED or (verdict in REACHED and exceeded and met):
            continue
        found = of(facts, verdict)
        if found:
            told.append(says("tally", verdict.value).format(n=len(found)))
    open = of(facts, *UNJUDGED)
    if open:
        kinds = {line.verdict for line in open}
        id = kinds.pop().value if len(kinds) == 1 else "open"
        told.append(says("tally", id).format(n=len(open)))
    return "; ".join(told)


def named(lines: Iterable[Line]) -> str | None:
    """Their names, each once, in the order of the plan."""
    names = dict.fromkeys(lower(line.name) for line in lines)
    return "; ".join(names) or None


def lower(name: str) -> str:
    """A name within a sentence; abbreviations keep their capitals.

    >>> lower("Tỷ lệ che phủ rừng"), lower("GRDP bình quân đầu người")
    ('tỷ lệ che phủ rừng', 'GRDP bình quân đầu người')
    """
    first = name.split(" ", 1)[0]
    return name if len(first) > 1 and first.isupper() else name[:1].lower() + name[1:]


def reached_names(facts: Facts) -> str | None:
    return named(of(facts, *REACHED))


def slow_names(facts: Facts) -> str | None:
    return named(of(facts, Verdict.BEHIND, Verdict.OFF_COURSE))


def missed_names(facts: Facts) -> str | None:
    return named(of(facts, Verdict.MISSED))


def unjudged_names(facts: Facts) -> str | None:
    return named(of(facts, *UNJUDGED))


TALLIES: Mapping[str, Tally] = {
    "total": total,
    "tally": tally,
    "reached": reached_names,
    "slow": slow_names,
    "missed": missed_names,
    "unjudged": unjudged_names,
}
