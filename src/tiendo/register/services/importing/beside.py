"""One value of a sheet beside what the register has: known, later, earlier, or against it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tiendo.reading.importing.cells import Wrong
from tiendo.reading.importing.fields import status_word
from tiendo.register.models import Amendment, Document, Match, Observation, Secrecy, Target
from tiendo.register.models.observation import rank_of
from tiendo.register.models.stated import Stated
from tiendo.register.selectors.amendments import latest
from tiendo.register.services.figures import Said
from tiendo.register.services.importing.judged import Kind, Value
from tiendo.register.services.results import compare, status_of, whose
from tiendo.register.services.stating import equal, same_goal
from tiendo.register.words import stated_words
from tiendo.vocabulary.periods import parse_period


def moment(value: Value) -> tuple[object, object]:
    return status_of(value.said), value.said.known_on


def settle_target(
    value: Value, listed: Sequence[Target], levels: Mapping[int, Sequence[Amendment]]
) -> None:
    """Beside the targets that documents have set, at any of their levels: the same as one, or
    another baseline."""
    for target in listed:
        known: list[tuple[Stated, Document]] = [(target, target.plan.document)]
        known += [(one, one.document) for one in levels.get(target.pk, ())]
        same = next((of for level, of in known if same_goal(value.figure, level)), None)
        if same is not None:
            value.kind, value.match, value.target = Kind.UNCHANGED, Match.SAME, target
            value.note = f"Ô {value.cell.cell}: trùng với {same.label}"
            return
    if listed:
        last = listed[-1]
        now = latest(levels.get(last.pk, ()))
        value.kind, value.before = Kind.CHANGED, stated_words(now or last)
        label = (now.document if now else last.plan.document).label
        value.note = f"Ô {value.cell.cell}: số giao của {label} vẫn giữ, số mới đứng bên cạnh"


def settle_result(value: Value, chain: Sequence[Observation]) -> Wrong | None:
    """Beside what was observed: known already, later, earlier, or against it."""
    if any(one.document.secrecy != Secrecy.OPEN for one in chain):
        return Wrong(
            cell=value.cell.cell, what="số của kỳ này không sửa được bằng tệp nhập",
            do="nhờ người giữ sổ vào sổ văn bản gốc",
        )  # fmt: skip
    same = known_already(value, chain)
    if same is not None:
        value.kind, value.match, value.observation = Kind.UNCHANGED, Match.SAME, same
        return None
    found = compare(value.said, chain)
    value.match, value.observation = found.match, found.other
    if found.match is Match.SAME:
        value.kind = Kind.UNCHANGED
        value.note = f"Ô {value.cell.cell}: {found.note}"
        return None
    if not found.enters and not in_front(value.said, chain):
        return cannot(value, chain)
    value.against = not found.enters
    described(value, chain)
    return None


def known_already(value: Value, chain: Sequence[Observation]) -> Observation | None:
    """The observation that says exactly this, known the same day with the same status."""
    status, day = moment(value)
    for one in reversed(chain):
        if equal(value.figure, one) and (one.status, one.known_on) == (status, day):
            return one
    row_says = value.said.known_on != value.said.document.dated
    last = chain[-1] if chain else None
    if last and equal(value.figure, last) and last.status == status and not row_says:
        return last
    return None


def in_front(said: Said, chain: Sequence[Observation]) -> bool:
    """Whether a value would be in force: firmer than all, or as firm and known later."""
    assert said.known_on is not None
    ends = parse_period(said.figure.period or "").end
    return all(one.rank < rank_of(status_of(said), said.known_on, ends) for one in chain)


def cannot(value: Value, chain: Sequence[Observation]) -> Wrong:
    last = chain[-1]
    status = f"{status_word(status_of(value.said))}"
    return Wrong(
        cell=value.cell.cell,
        what=f"sổ đã có {stated_words(last)} ({status_word(last.as_status)}, {whose(last)});"
        f" số {status} ngày {value.said.known_on:%d/%m/%Y} không thay được",
        do="sửa cột Trạng thái số liệu, Ngày số liệu, hoặc bỏ số này",
    )


def described(value: Value, chain: Sequence[Observation]) -> None:
    """New where nothing is in force before it; else changed, with what it replaces."""
    if not chain:
        value.kind = Kind.NEW
    elif in_front(value.said, chain):
        last = chain[-1]
        value.kind = Kind.CHANGED
        value.before = f"{stated_words(last)} ({status_word(last.as_status)})"
    else:
        value.kind = Kind.NEW
        value.note = f"Ô {value.cell.cell}: sổ đã có số mới hơn; số này vào lịch sử của kỳ"
