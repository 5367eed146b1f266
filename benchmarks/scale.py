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
import time
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from functools import partial
from itertools import count
from pathlib import Path
from typing import Any

from benchmarks import scale_country
from benchmarks.measuring import Work, interleaved, processor, seconds
from benchmarks.progress import progress
from benchmarks.sampling import judged_alike
from tiendo.scale.adding import Adding
from tiendo.scale.bodies import Numbered, numbered
from tiendo.scale.building import DataSet
from tiendo.scale.columns import OBSERVATIONS, columns
from tiendo.scale.engines import engine
from tiendo.scale.engines.duck import Engine
from tiendo.scale.held import ADDED
from tiendo.scale.keeping import fresh, keep
from tiendo.scale.question import Question
from tiendo.scoring.rules.scheme import scheme
from tiendo.vocabulary.periods import parse_period

OVER, ON_THE_WAY = date(2026, 2, 1), date(2025, 8, 14)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--communes", type=int, default=scale_country.COMMUNES)
    options.add_argument("--rounds", type=int, default=3)
    options.add_argument("--folder", type=Path, default=Path("build/country"))
    asked = options.parse_args()
    if not (asked.folder / "places.parquet").exists():
        scale_country.write(asked.folder, asked.communes)
    machine: Any = engine("duckdb")
    machine.connection.execute("set threads = 2")
    machine.read(str(asked.folder))
    out = asked.folder / "judged"
    out.mkdir(exist_ok=True)
    whole(machine, out, asked.rounds)
    print(memory())
    bodies = numbered(scale_country.bodies(asked.communes))
    units(machine, list(bodies.values()), asked.rounds)
    kept(asked.folder, bodies, asked.rounds)
    beside_progress(asked.rounds)
    print(memory())
    print(f"sample judged by the pure rules, alike: {judged_alike(machine, OVER, ON_THE_WAY)}")


def whole(machine: Engine, out: Path, rounds: int) -> None:
    """Every target of the country, with its move, percent and place, written to files."""
    sums = ", ".join(f"sum({one.name})" for one in columns(OBSERVATIONS))
    scan = f"select {sums} from {OBSERVATIONS}"
    works: dict[str, Work] = {
        "scan": lambda: machine.connection.execute(scan).fetchall(),
        "years over": lambda: machine.write(Question(as_of=OVER), scheme(), out),
        "a year on the way": lambda: machine.write(Question(as_of=ON_THE_WAY), scheme(), out),
    }
    count = machine.connection.execute("select count(*) from observations").fetchall()[0][0]
    print(f"{count:,} observations")
    for words, timed in (("of the processors", processor), ("by the clock", seconds)):
        found = interleaved(works, rounds, timed)
        print(f"{words}: scan of every column {found['scan']:.2f} s")
        for name in ("years over", "a year on the way"):
            print(f"  all targets, {name}: {found[name]:.2f} s,"
                  f" {found[name] / found['scan']:.1f} × scan")  # fmt: skip


def memory() -> str:
    return f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB"


def units(machine: Engine, bodies: list[Numbered], rounds: int) -> None:
    """One commune, and one province with all below it, judged: all years, and one."""
    for words, asked in questions(bodies):
        took = interleaved({"it": partial(machine.scores, asked, scheme())}, rounds * 3)
        targets = len(machine.scores(asked, scheme()))
        print(f"{words}: {targets:,} targets judged in {took['it'] * 1000:.1f} ms")


def questions(bodies: list[Numbered]) -> Iterator[tuple[str, Question]]:
    province = next(one for one in bodies if one.last > one.number > 0)
    for name, one in (("a province with all below", province), ("a commune", bodies[-1])):
        series = ((one.number - 1) * scale_country.LINES, one.last * scale_country.LINES - 1)
        for words, period in (("one year", parse_period("2025")), ("ten years", None)):
            yield (
                f"{name}, {words}",
                Question(as_of=OVER, bodies=(one.number, one.last), series=series, period=period),
            )


def kept(folder: Path, bodies: Mapping[str, Numbered], rounds: int) -> None:
    """The scores of a day kept: asked by unit, and one observation more."""
    data = DataSet(
        observations=[], rows=[], targets=[], scales=[], bodies=bodies, plans={"ke-hoach": 0},
        known={}, scheme=scheme(), as_of=None,
    )  # fmt: skip
    (folder / ADDED).unlink(missing_ok=True)
    start = time.process_time()
    keep(data, OVER, folder).close()
    print(
        f"all judged and kept with its labels in {time.process_time() - start:.1f} s of processor"
    )
    start = time.perf_counter()
    found = fresh(folder, OVER, scheme())
    assert found is not None
    print(f"what is kept, opened in {(time.perf_counter() - start) * 1000:.1f} ms")
    for words, asked in questions(list(bodies.values())):
        took = interleaved(
            {"rows": partial(found.rows, asked), "records": partial(found.records, asked)},
            rounds * 5,
        )
        print(f"{words}, kept: {len(found.rows(asked)):,} rows in {took['rows'] * 1000:.1f} ms,"
              f" as records in {took['records'] * 1000:.1f} ms")  # fmt: skip
    adding, values = Adding(found, scheme()), count(6_500_000)
    days = (f"2026-01-{day}" for day in range(14, 32))

    def more() -> None:
        adding.add(
            {"target": f"ct-{scale_country.TOLD * 10 + 9}", "period": "2025", "unit": "VND",
             "value": Decimal(next(values)), "status": "revised", "known_on": next(days)}
        )  # fmt: skip

    more()
    times = sorted(seconds(more) * 1000 for _ in range(15))
    print(f"one observation more: judged, placed and written in {times[len(times) // 2]:.1f} ms"
          f" ({times[0]:.1f} to {times[-1]:.1f})")  # fmt: skip
    adding.close()
    found.close()
    (folder / ADDED).unlink()


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
