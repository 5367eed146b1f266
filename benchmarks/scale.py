"""Scoring a whole country on DuckDB, beside the pure column scan of the same files.

usage: python -m benchmarks.scale [--communes N] [--rounds N] [--folder DIR]

The country (``scale_country``) is written once to build/country. Times are medians of rounds run
in turn; peak memory is that of this process. A sample is judged by the pure rules too and must
come out alike.
"""

from __future__ import annotations

import argparse
import random
import resource
from datetime import date
from decimal import Decimal
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks import scale_country
from benchmarks.measuring import interleaved
from benchmarks.progress import progress
from benchmarks.sampling import judged_alike
from tiendo.scale.bodies import Numbered, numbered
from tiendo.scale.columns import OBSERVATIONS, columns
from tiendo.scale.engines import engine
from tiendo.scale.engines.duck import Engine
from tiendo.scale.question import Question
from tiendo.scale.rescoring import AT, judged_rows, taken_in
from tiendo.scoring.rules.scheme import scheme
from tiendo.vocabulary.periods import parse_period

OVER, ON_THE_WAY = date(2026, 2, 1), date(2025, 8, 14)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--communes", type=int, default=scale_country.COMMUNES)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", type=Path, default=Path("build/country"))
    asked = options.parse_args()
    if not (asked.folder / "targets.parquet").exists():
        scale_country.write(asked.folder, asked.communes)
    machine: Any = engine("duckdb")
    machine.connection.execute("set threads = 2")
    machine.read(str(asked.folder))
    out = asked.folder / "scores"
    out.mkdir(exist_ok=True)
    whole(machine, out, asked.rounds)
    units(machine, list(numbered(scale_country.bodies(asked.communes)).values()), asked.rounds)
    one_more(machine, out, asked.rounds)
    beside_progress(asked.rounds)
    print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    print(f"sample judged by the pure rules, alike: {judged_alike(machine, OVER, ON_THE_WAY)}")


def whole(machine: Engine, out: Path, rounds: int) -> None:
    """Every target of the country, with its move, percent and place, written to files."""
    sums = ", ".join(f"sum({one.name})" for one in columns(OBSERVATIONS))
    scan = f"select {sums} from {OBSERVATIONS}"
    found = interleaved(
        {
            "scan": lambda: machine.connection.execute(scan).fetchall(),
            "years over": lambda: machine.write(Question(as_of=OVER), scheme(), out),
            "a year on the way": lambda: machine.write(Question(as_of=ON_THE_WAY), scheme(), out),
        },
        rounds,
    )
    count = machine.connection.execute("select count(*) from observations").fetchall()[0][0]
    print(f"{count:,} observations; scan of every column {found['scan']:.2f} s")
    for name in ("years over", "a year on the way"):
        print(f"all targets, {name}: {found[name]:.2f} s, {found[name] / found['scan']:.1f} × scan")


def units(machine: Engine, bodies: list[Numbered], rounds: int) -> None:
    """One commune, and one province with all below it: all years, and one."""
    province = next(one for one in bodies if one.last > one.number > 0)
    for name, one in (("a province with all below", province), ("a commune", bodies[-1])):
        series = ((one.number - 1) * scale_country.LINES, one.last * scale_country.LINES - 1)
        for words, period in (("one year", parse_period("2025")), ("ten years", None)):
            asked = Question(
                as_of=OVER, bodies=(one.number, one.last), series=series, period=period
            )
            took = interleaved({"it": partial(machine.scores, asked, scheme())}, rounds * 3)
            targets = len(machine.scores(asked, scheme()))
            print(f"{name}, {words}: {targets:,} targets in {took['it'] * 1000:.1f} ms")


def one_more(machine: Engine, out: Path, rounds: int) -> None:
    """A revised December of one commune: its targets and the places beside them."""
    machine.write(Question(as_of=OVER), scheme(), out)
    lite = engine("sqlite")
    series = scale_country.LINES * 40 + 3

    def again() -> int:
        rows = machine.connection.execute(
            f"select * from observations where series = {series} order by ends"
        ).fetchall()
        targets = machine.connection.execute(
            f"select * from targets where series = {series}"
        ).fetchall()
        new = list(rows[-1])
        day = OVER.toordinal() - 1
        new[AT["value"]], new[AT["weight"]], new[AT["known_on"]] = 1, 30_000_000 + day, day
        question = Question(as_of=OVER)
        scored = judged_rows(lite, taken_in(rows, tuple(new)), targets, question, scheme())
        return len(places(machine, out, targets[-1], scored[-1]))

    took = interleaved({"it": again}, rounds * 3)
    print(f"one observation more: its targets and places anew in {took['it'] * 1000:.1f} ms")
    lite.close()


def places(
    machine: Engine, out: Path, target: tuple[Any, ...], score: tuple[Any, ...]
) -> list[tuple[int, int]]:
    """The places of a family in the field of one target, from the scores that were kept."""
    parent, line, year = target[3], target[4], target[8]
    return machine.connection.execute(
        "select s.target,"
        " rank() over (order by case when s.target = ? then ? else s.value end desc)"
        f" from '{out}/*.parquet' s join targets t on t.target = s.target"
        f" where t.parent = {parent} and t.line = {line} and t.year = {year}",
        [score[0], score[3]],
    ).fetchall()


def beside_progress(rounds: int, many: int = 1000) -> None:
    """Per indicator: the arithmetic of sdg-build, the pure rules, DuckDB; ten yearly values."""
    from benchmarks.sampling import yearly

    chance = random.Random(1)
    listed = [
        [(2016 + year, 100.0 + 3 * year + chance.random() * 9) for year in range(10)]
        for _ in range(many)
    ]
    data, judge_all = yearly([[Decimal(str(round(v, 2))) for _, v in one] for one in listed])
    machine: Any = engine("duckdb")
    machine.load(data.observations, data.rows)
    asked = Question(as_of=OVER)
    found = interleaved(
        {
            "sdg-build's arithmetic, plain Python": lambda: [
                progress(one, 140.0, 2030) for one in listed
            ],
            "pure rules, with sentences": judge_all,
            "DuckDB, answers fetched": partial(machine.scores, asked, data.scheme),
        },
        rounds,
    )
    for name, took in found.items():
        print(f"{name}: {took / many * 1e6:.1f} µs an indicator")


if __name__ == "__main__":
    main()
