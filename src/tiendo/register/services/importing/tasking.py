"""Judging rows of tasks beside those that the register has."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from tiendo.reading.importing.cells import Wrong
from tiendo.reading.importing.columns import title
from tiendo.reading.importing.rows import TaskRow
from tiendo.register.access import shown
from tiendo.register.joining import large
from tiendo.register.keys import wording
from tiendo.register.models import Secrecy, Task
from tiendo.register.services.importing.judged import Change, Judged, Kind
from tiendo.register.services.importing.placing import Places

SHEET = "tasks"
FIELDS = ("action", "owners", "contributors", "due", "recurs", "product", "assigned_by")


@dataclass(slots=True)
class Known:
    """The tasks that the importer may see, by id and by their words."""

    by_slug: dict[str, Task]
    by_words: dict[str, list[Task]]
    taken: dict[int, int] = field(default_factory=dict)  # primary key: row that spoke of it
    said: dict[tuple[str, ...], int] = field(default_factory=dict)  # new ones: their row


def judge(rows: Sequence[TaskRow], places: Places) -> list[Judged]:
    """Every row in order; a task that two rows speak of is wrong in the second."""
    known = known_tasks(places)
    return [judge_row(row, known, places).settle() for row in rows]


def known_tasks(places: Places) -> Known:
    found = shown(Task.objects.all(), to=places.viewer).select_related("document").order_by("slug")
    tasks = list(found.defer(*large("document")))
    by_words: dict[str, list[Task]] = {}
    for task in tasks:
        by_words.setdefault(wording(task.action), []).append(task)
    return Known(by_slug={task.slug: task for task in tasks}, by_words=by_words)


def judge_row(row: TaskRow, known: Known, places: Places) -> Judged:
    out = Judged(row=row, name=row.action, wrong=list(row.wrong), kind=Kind.NEW)
    out.notes = [*(str(note) for note in row.notes), *strangers(row, places)]
    task = known.by_slug.get(row.code) if row.code else said_before(row, known)
    if row.code and task is None:
        out.wrong.append(
            Wrong(
                cell=row.cell("code"),
                what=f"sổ không có nhiệm vụ mã “{row.code}”",
                do="sửa mã, hoặc để trống cho nhiệm vụ mới",
            )
        )
    elif task is not None:
        compare(out, row, task, known.taken)
    else:
        once(out, row, known.said)
    return out


def once(out: Judged, row: TaskRow, said: dict[tuple[str, ...], int]) -> None:
    """A new task stands once in a file."""
    identity = tuple(words for _, words in sorted(stated(row).items()))
    if identity in said:
        out.kind = Kind.UNCHANGED
        out.notes.append(f"Đã ghi ở dòng {said[identity]}")
    said.setdefault(identity, row.number)


def said_before(row: TaskRow, known: Known) -> Task | None:
    """The one task with these words, or of several the one that is wholly the same."""
    found = known.by_words.get(wording(row.action), [])
    same = [task for task in found if recorded(task) == stated(row)]
    if same:
        return same[0]
    return found[0] if len(found) == 1 else None


def compare(out: Judged, row: TaskRow, task: Task, taken: dict[int, int]) -> None:
    """A task that the register has: what the row says otherwise of it."""
    out.task, before, after = task, recorded(task), stated(row)
    if task.pk in taken:
        out.wrong.append(
            Wrong(
                cell=row.cell("action"), what=f"cùng một nhiệm vụ với dòng {taken[task.pk]}",
                do="mỗi nhiệm vụ chỉ ghi một dòng",
            )
        )  # fmt: skip
    taken[task.pk] = row.number
    out.changes = [
        Change(name=title(SHEET, name), before=before[name], after=after[name])
        for name in FIELDS
        if before[name] != after[name]
    ]
    out.kind = Kind.CHANGED if out.changes else Kind.UNCHANGED
    if out.changes and task.document.secrecy != Secrecy.OPEN:
        out.wrong.append(
            Wrong(
                cell=row.cell("action"), what="nhiệm vụ này không sửa được bằng tệp nhập",
                do="nhờ người giữ sổ vào sổ văn bản gốc",
            )
        )  # fmt: skip


def strangers(row: TaskRow, places: Places) -> list[str]:
    """Names of bodies that the register does not know: kept as written, and told."""
    unknown = [n for n in (*row.owners, *row.contributors) if places.bodies.find(n) is None]
    return [f"Sổ không có cơ quan “{name}”, giữ như đã ghi" for name in unknown]


def stated(row: TaskRow) -> dict[str, str]:
    """The fields of a row in words."""
    return {
        "action": row.action,
        "owners": "; ".join(row.owners),
        "contributors": "; ".join(row.contributors),
        "due": f"{row.due:%d/%m/%Y}" if row.due else "",
        "recurs": row.recurs,
        "product": row.product,
        "assigned_by": row.assigned_by,
    }


def recorded(task: Task) -> dict[str, str]:
    """The same of a task of the register, spaces as a sheet keeps them."""
    return {
        "action": " ".join(task.action.split()),
        "owners": listed(task.owners_text),
        "contributors": listed(task.contributors_text),
        "due": f"{task.due:%d/%m/%Y}" if task.due else "",
        "recurs": " ".join(task.recurs.split()),
        "product": " ".join(task.product.split()),
        "assigned_by": " ".join(task.assigned_by.split()),
    }


def listed(names: Sequence[str]) -> str:
    """Names as a cell lists them; one with a semicolon in it is two there."""
    parts = (" ".join(part.split()) for name in names for part in name.split(";"))
    return "; ".join(part for part in parts if part)
