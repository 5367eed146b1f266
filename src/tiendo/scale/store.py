"""A data set on disk: Parquet files for engines, and the facts that it was made of.

``observations.parquet`` and ``targets.parquet`` as ``columns.yaml`` has them, sorted by body;
``facts.jsonl`` in the form of the hand-worked cases: the day, the bodies, what is known of each
subject, the targets. A data set can so be read, checked and made again without a database.
``places.parquet`` says where in it each fact stands (``held``): engines read the rows as they
lie, and only what is left to the rules is read from the facts.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tiendo.errors import TiendoError
from tiendo.facts.series import Observation
from tiendo.scale.building import DataSet, build
from tiendo.scale.columns import OBSERVATIONS, TARGETS
from tiendo.scale.facts import Assigned, Body, Facts
from tiendo.scale.held import ADDED, FACTS, held, write_places
from tiendo.scale.lines import as_assigned, as_known, lines
from tiendo.scoring.case_reading import parse_line
from tiendo.scoring.rules.scheme import Scheme
from tiendo.scoring.rules.scheme import scheme as default_scheme


def write(data: DataSet, directory: Path) -> None:
    """Write a data set. Raises TiendoError where the directory cannot be written to."""
    from pyarrow import parquet

    from tiendo.scale.arrow import table_of

    try:
        directory.mkdir(parents=True, exist_ok=True)
        for name, rows in ((OBSERVATIONS, data.observations), (TARGETS, data.rows)):
            parquet.write_table(
                table_of(name, rows), directory / f"{name}.parquet", compression="zstd"
            )
        _write_facts(data, directory)
        (directory / ADDED).unlink(missing_ok=True)  # it is in the facts now
    except OSError as error:
        raise TiendoError(
            "Không ghi được bộ dữ liệu", where=str(directory), do="Kiểm tra thư mục và quyền ghi"
        ) from error


def _write_facts(data: DataSet, directory: Path) -> None:
    """The facts, and where each stands in them."""
    written, place = [], 0
    at: list[int] = []
    known_at: dict[str, int] = {}
    for one in lines(data):
        line = (json.dumps(one, ensure_ascii=False) + "\n").encode()
        if "body_of" in one:
            at.append(place)
        elif "known" in one:
            known_at[one["subject"]] = place
        written.append(line)
        place += len(line)
    facts = b"".join(written)
    (directory / FACTS).write_bytes(facts)
    write_places(data, at, known_at, facts, directory)


def read(directory: Path, scheme: Scheme | None = None) -> DataSet:
    """The data set of a directory: as it lies there where that is of this program and settings,
    else made again from its facts. Raises TiendoError, InvalidFact.
    """
    try:
        found = held(directory, scheme or default_scheme())
        if found is not None:
            return found
        texts = [(directory / FACTS).read_text(encoding="utf-8")]
        if (directory / ADDED).exists():
            texts.append((directory / ADDED).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise TiendoError(
            "Không đọc được bộ dữ liệu",
            where=str(directory),
            do="Chọn thư mục do tiendo export tạo",
        ) from error
    return build(_facts(texts, directory), scheme)


def _facts(texts: Sequence[str], directory: Path) -> Facts:
    """The facts of the lines of the facts, and of what was added since."""
    day: date | None = None
    bodies: list[Body] = []
    targets: list[Assigned] = []
    known: dict[str, list[Observation]] = {}
    for name, text in zip((FACTS, ADDED), texts, strict=False):
        for number, line in enumerate(text.splitlines(), start=1):
            try:
                one = parse_line(line)
                if "body_of" in one:
                    targets.append(as_assigned(one))
                elif "known" in one:
                    known.setdefault(one["subject"], []).extend(as_known(one))
                elif "parent" in one:
                    bodies.append(Body(id=one["id"], name=one["name"], parent=one["parent"]))
                elif one.get("as_of"):
                    day = date.fromisoformat(one["as_of"])
            except TiendoError as error:
                raise error.at(f"{directory / name}, dòng {number}") from error
    return Facts(bodies=bodies, targets=targets, known=known, as_of=day)
