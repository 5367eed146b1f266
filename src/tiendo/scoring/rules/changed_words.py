"""What changed, in words and as the rows of a table."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiendo.errors import PeriodUnreadable
from tiendo.scoring.rules.changed import Changed, Moved, Revised, Side, Stand, Turned
from tiendo.scoring.rules.comparing.words import say, sentence
from tiendo.scoring.rules.judged import baseline
from tiendo.scoring.rules.saying import said
from tiendo.scoring.rules.scheme import says
from tiendo.scoring.rules.wording import day_words, number, period_words
from tiendo.vocabulary.periods import Period, parse_period


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the table; ``kind``: turned, moved, revised, amended, added, dropped."""

    kind: str
    key: str
    name: str
    was: str
    now: str
    note: str = ""


def lines(found: Changed, *, english: bool = False) -> tuple[Line, ...]:
    """Every change as a row, kind by kind."""
    return tuple(_lines(found, english))


def _lines(found: Changed, english: bool) -> Iterator[Line]:
    yield from (_turned(one, english) for one in found.turned)
    yield from (_moved(one, english) for one in found.moved)
    yield from (_revised(one, english) for one in found.revised)
    for one in found.amended:
        yield _line("amended", one.now, goal(one.was, english), goal(one.now, english))
    for stand in found.added:
        yield _line("added", stand, "", goal(stand, english))
    for stand in found.dropped:
        yield _line("dropped", stand, goal(stand, english), "")


def _line(kind: str, now: Stand, was: str, then: str, note: str = "") -> Line:
    return Line(kind=kind, key=now.key, name=now.name, was=was, now=then, note=note)


def _turned(one: Turned, english: bool) -> Line:
    was, now = (says("verdict", s.verdict.value, english=english) for s in (one.was, one.now))
    note = say(f"turned-{one.side.value}", english=english)
    if one.amended:
        note = f"{note}; {say('target-amended', english=english)}"
    return _line("turned", one.now, was, now, note)


def _moved(one: Moved, english: bool) -> Line:
    was, now = ((s.score.result_en if english else s.score.result) for s in (one.was, one.now))
    sign = "+" if one.points > 0 else ""
    points = f"{sign}{number(one.points, english=english)}"
    id = {True: "moved-better", False: "moved-worse", None: "moved-points"}[one.better]
    return _line("moved", one.now, was, now, say(id, english=english, points=points))


def _revised(one: Revised, english: bool) -> Line:
    was, now = (said(one.now.target, o, english=english) for o in (one.before, one.after))
    when = _when(one.after.period, english)
    return _line("revised", one.now, was, now, when)


def _when(written: str, english: bool) -> str:
    try:
        return period_words(parse_period(written), english=english)
    except PeriodUnreadable:
        return written


def goal(stand: Stand, english: bool) -> str:
    """The target with its document and its period."""
    due: Period | None
    try:
        due = parse_period(stand.target.period)
    except PeriodUnreadable:
        due = None
    return baseline(stand.target, due, english=english)


def summary(found: Changed, start: date, end: date, *, english: bool = False) -> str:
    """“Từ 30/06/2023 đến 20/10/2023: 3 chỉ tiêu đổi đánh giá (2 tốt lên, 1 xấu đi); …”."""
    span = say(
        "from-to",
        english=english,
        start=start.isoformat() if english else day_words(start),
        end=end.isoformat() if english else day_words(end),
    )
    parts = [_turns(found, english)]
    counted = ("revised", "amended", "added", "dropped")
    for name in counted:
        many = len(getattr(found, name))
        parts.append(say(f"count-{name}", english=english, count=many) if many else "")
    for id, many in (("more-moved", found.more_moved), ("count-unturned", found.unturned)):
        parts.append(say(id, english=english, count=many) if many else "")
    return sentence([f"{span}: {parts[0]}", *parts[1:]])


def _turns(found: Changed, english: bool) -> str:
    if not found.turned:
        return say("nothing-turned", english=english)
    counts = {side: sum(one.side is side for one in found.turned) for side in Side}
    sides = ", ".join(
        f"{count} {say(f'turned-{side.value}', english=english)}"
        for side, count in counts.items()
        if count
    )
    return say("count-turned", english=english, count=len(found.turned), ways=sides)


def told(line: Line, *, english: bool = False) -> str:
    """A row as a sentence: “Thu ngân sách: từ chậm tiến độ thành đúng tiến độ (tốt lên).”"""
    note = f" ({line.note})" if line.note else ""
    words = say(f"told-{line.kind}", english=english, was=line.was, now=line.now)
    return sentence([f"{line.name}: {words}{note}"])
