"""Judging a whole data set once, and keeping the scores beside it (``kept``)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from time import time_ns

from tiendo import __version__
from tiendo.errors import TiendoError
from tiendo.scale.answers import Answer
from tiendo.scale.building import DataSet
from tiendo.scale.columns import OBSERVATIONS, SCORES, TARGETS, names
from tiendo.scale.engines.duck import Engine
from tiendo.scale.held import FACTS, PLACES
from tiendo.scale.kept import ABOUT, ASKED, FOLDER, NEWER, Kept, Some, some
from tiendo.scale.question import Question
from tiendo.scale.scoring import check_day, field_of, ranked, ruled
from tiendo.scoring.rules.scheme import Scheme

KEPT_COLUMNS = (
    *(f"s.{one}" for one in names(SCORES)),
    *(f"t.{one}" for one in ASKED),
    "t.starts as due_starts", "t.ends as due_ends", "p.scale",
)  # fmt: skip
KEPT = (
    f"select {', '.join(KEPT_COLUMNS)} from ({{text}}) s"  # noqa: S608
    f" join {TARGETS} t on t.target = s.target"
    " join '{places}' p on p.target = s.target order by s.target"
)
FIELD = ("parent", "line", "due_starts", "due_ends")
# What the rules must judge, and all that may be ranked beside it.
LEFT = "verdict = 'rules'"
BESIDE = f"({', '.join(FIELD)}) in (select {', '.join(FIELD)} from kept where {LEFT})"  # noqa: S608


def keep(data: DataSet, as_of: date, directory: Path) -> Kept:
    """Judge all of a data set that lies in ``directory``, in place of what was kept there.

    Raises TiendoError where it cannot be written, InvalidFact for an earlier day than its own.
    """
    check_day(data, as_of)
    question, folder = Question(as_of=as_of), directory / FOLDER
    try:
        folder.mkdir(parents=True, exist_ok=True)
        (folder / ABOUT).unlink(missing_ok=True)  # nothing is kept until all is
        for stale in folder.glob("*.duckdb"):
            stale.unlink()
        file = f"scores-{time_ns()}.duckdb"  # another than one that is still being read
        _judge(question, data.scheme, directory, folder / file)
        (folder / NEWER).write_text("", encoding="utf-8")
        about = {
            "as_of": as_of.isoformat(),
            "file": file,
            "seal": seal(directory, data.scheme),
            "bodies": {one.id: (one.number, one.last) for one in data.bodies.values()},
            "plans": dict(data.plans),
        }
        (folder / ABOUT).write_text(json.dumps(about, ensure_ascii=False), encoding="utf-8")
    except OSError as error:
        raise TiendoError(
            "Không giữ được điểm", where=str(folder), do="Kiểm tra thư mục và quyền ghi"
        ) from error
    found = Kept(directory)
    found.take(by_rules(data, found, question))
    return found


def _judge(question: Question, scheme: Scheme, directory: Path, path: Path) -> None:
    """The engine's rows and the places of all targets, in a file of their own."""
    machine = Engine()
    try:
        run = machine.connection.execute
        machine.read(str(directory))
        run(f"attach '{quoted(path)}' as file")
        places = quoted(directory / f"{PLACES}.parquet")
        for number, text in enumerate(machine.texts(question, scheme)):
            into = "create table file.kept as" if number == 0 else "insert into file.kept"
            run(f"{into} {KEPT.format(text=text, places=places)}")
        run(f"create table file.places as from '{places}' order by target")
        for column in ("ref", "subject"):
            run(f"create index by_{column} on file.places ({column})")
        run("detach file")
    finally:
        machine.close()


def quoted(path: Path) -> str:
    return str(path).replace("'", "''")


def by_rules(data: DataSet, kept: Kept, question: Question) -> dict[int, Answer]:
    """What is left to the rules, and what stands in other places because of it."""
    left = {row[0]: row for row in kept.where(LEFT)}
    found = {number: ruled(data, number, question) for number in left}
    rows = [*left.values(), *(row for row in kept.where(BESIDE) if row[0] not in left)]
    answers = found | {row[0]: kept.answer(row) for row in rows if row[0] not in left}
    return found | placed(some(rows), answers, left)


def placed(
    at: Some, answers: Mapping[int, Answer], touched: Iterable[int], left: Iterable[object] = ()
) -> dict[int, Answer]:
    """What stands in one field with a touched row, or in a field that one left, placed anew."""
    fields: dict[object, dict[int, Answer]] = defaultdict(dict)
    of = {number: field_of(at, number, answer) for number, answer in answers.items()}
    for number, answer in answers.items():
        fields[of[number]][number] = answer
    found: dict[int, Answer] = {}
    for field in {*left, *(of[number] for number in touched)} - {None}:
        found |= ranked(at, fields[field])
    return found


def fresh(directory: Path, as_of: date | None, scheme: Scheme) -> Kept | None:
    """What is kept of a data set, where it is of this day, program, settings and files."""
    try:
        found = Kept(directory)
    except TiendoError:
        return None
    whole = found.count == sum(map(len, found.added.values()))  # all that was added is in it
    if whole and found.seal == seal(directory, scheme) and as_of in (None, found.as_of):
        return found
    found.close()
    return None


def seal(directory: Path, scheme: Scheme) -> str:
    """A sign of the program, the settings, and the files that were judged, by size and time."""
    said = [__version__, repr(scheme), KEPT]
    for name in (FACTS, *(f"{one}.parquet" for one in (OBSERVATIONS, TARGETS, PLACES))):
        path = directory / name
        said.append(f"{path.stat().st_size} {path.stat().st_mtime_ns}" if path.exists() else "")
    return sha256("\n".join(said).encode()).hexdigest()
