"""A made-up country of 24 million observations, as a data set on disk.

34 provinces with 3,321 communes under them, 60 indicators (24 sums reported to date, 6 sums
reported by month, 30 stocks), 120 months, a target for each year: every operator, with bounds
that some values hit exactly. Everything follows from the numbers of series, year and month.
"""

from __future__ import annotations

import calendar
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import duckdb

from tiendo.scale.arrow import table_of
from tiendo.scale.bodies import numbered
from tiendo.scale.columns import OBSERVATIONS, TARGETS
from tiendo.scale.facts import Body
from tiendo.scale.rows import NEVER, RANK

# What is said of each target where scores are kept; facts stand only of the series of TOLD.
TOLD = 2403
PLACED = f"""
select t.target, 0 as scale, -1 as "at", -1 as known_at, 's' || series as subject,
  'ct-' || t.target as ref, 'ke-hoach' as plan_id, b.id as body_id, 'Chỉ tiêu ' || line as name,
  cast(year as varchar) as due, 'VND' as unit, '' as decided
from '{{directory}}/{TARGETS}.parquet' t join bodies b on b.number = t.body
where series <> {TOLD} union all by name from told order by target
"""
PROVINCES, COMMUNES, LINES, FIRST, YEARS = 34, 3321, 60, 2016, 10
TO_DATE, BY_MONTH = 24, 6  # the lines that add up come first, the others are stocks

# Sums to date grow with the months; the rest moves about 500,000. No two series go alike.
NOISE = "(series::bigint * 48271 + year::bigint * 10301419 + month::bigint * 1780393) % 65521"
AMOUNT = f"""(case when line < {TO_DATE} then month * (500000::bigint + series % 999) + {NOISE}
      else 500000 + {NOISE} end)"""
DECEMBER = AMOUNT.replace("month", "12")
# A sum of twelve months stays near this.
TWELVE = 12 * 532000
OBSERVED = f"""
select series, year, starts, ends, value, {2 * RANK} + ends + 12 as weight, ends + 12 as known_on,
  month_start as settles, {NEVER} as until,
  case when line < {TO_DATE} then ((1::bigint << (4 * month)) - 1) // 15
    when line < {TO_DATE + BY_MONTH} then 1::bigint << (4 * (month - 1)) else 0 end as cover,
  1::bigint << (4 * month) as top,
  case when line < {TO_DATE} then back_year else back_month end as back_starts, back_ends,
  year * 12 + month as after_month
from (
  select series, line, year, month, month_start, back_year, back_month,
    back_ends, month_end as ends,
    case when line < {TO_DATE} then year_start else month_start end as starts,
    {AMOUNT} as value
  from (select b.number as body, l as line, s as series
    from (select number, (row_number() over (order by number) - 1) as place
      from bodies where number > 0) b,
      range({LINES}) lines(l), lateral (select place * {LINES} + l as s)), months
) order by series, ends
"""
AIMED = f"""
select series * {YEARS} + year - {FIRST} as target, series, body, parent, line, 0 as plan,
  starts, ends, year, case when line < {TO_DATE + BY_MONTH} then 1 else 2 end as stand,
  case when op in (0, 2, 4) then b when op = 3 then b - 2500 end as low,
  case when op in (1, 2) then b when op = 3 then b + 2500 end as high,
  case when op = 3 then b - 2500 else b end as bound,
  case when op = 1 then 0 else 1 end as fails_low,
  case when op in (1, 3) then 1 else 0 end as fails_high,
  case op when 1 then null when 3 then b - 2500 when 4 then b + 1 else b end as short_below,
  case op when 1 then b when 3 then b + 2500 end as over_above, null as exceed_below,
  case when op in (0, 2, 4) then b end as exceed_above, 1 as in_percent, 1 as moves,
  case when line < {TO_DATE + BY_MONTH} then 0 else 1 end as has_start,
  case op when 1 then -1 when 3 then 0 else 1 end as sense,
  case op when 1 then -1 when 3 then 0 else 1 end as ranked,
  1 as lead, known_from, null as others_from,
  null as others_until,
  starts - 1 as back, starts - 1 as eve, last_starts, starts - 1 as last_ends,
  last_starts - 1 as last_eve, year * 12 as from_month, 12 as months
from (select *, line % 5 as op,
    case when line between {TO_DATE} and {TO_DATE + BY_MONTH - 1}
      then {TWELVE} else {DECEMBER} end
      + ((series + year) % 7 - 3) * 2500 as b
  from (select number as body, parent, l as line, s as series
    from (select number, parent, (row_number() over (order by number) - 1) as place
      from bodies where number > 0) b,
      range({LINES}) lines(l), lateral (select place * {LINES} + l as s)), years)
order by series, year
"""


def bodies(communes: int) -> list[Body]:
    """The country, its provinces, and communes dealt out to them in turn."""
    provinces = [Body(id=f"p{one}", name=f"Tỉnh {one}", parent="nuoc") for one in range(PROVINCES)]
    under = [
        Body(id=f"c{one}", name=f"Xã {one}", parent=f"p{one % PROVINCES}")
        for one in range(communes)
    ]
    return [Body(id="nuoc", name="Cả nước"), *provinces, *under]


def months() -> Iterator[tuple[int, ...]]:
    for year in range(FIRST, FIRST + YEARS):
        for month in range(1, 13):
            last, before = (calendar.monthrange(one, month)[1] for one in (year, year - 1))
            yield (
                year, month, date(year, 1, 1).toordinal(), date(year, month, 1).toordinal(),
                date(year, month, last).toordinal(), date(year - 1, 1, 1).toordinal(),
                date(year - 1, month, 1).toordinal(), date(year - 1, month, before).toordinal(),
            )  # fmt: skip


def write(directory: Path, communes: int = COMMUNES) -> None:
    """The data set's two files; 24,156,000 observations with all communes."""
    directory.mkdir(parents=True, exist_ok=True)
    found = numbered(bodies(communes)).values()
    con = duckdb.connect()
    con.execute("create table bodies (number int, parent int, id varchar)")
    con.executemany(
        "insert into bodies values (?, ?, ?)", [(one.number, one.parent, one.id) for one in found]
    )
    con.execute(
        "create table months (year int, month int, year_start int, month_start int, month_end int,"
        " back_year int, back_month int, back_ends int)"
    )
    con.executemany("insert into months values (?, ?, ?, ?, ?, ?, ?, ?)", list(months()))
    con.execute(
        "create table years as select year, min(year_start) as starts, max(month_end) as ends,"
        " min(back_year) as last_starts,"
        " (select min(month_end) + 12 from months) as known_from from months group by year"
    )
    for name, query in ((OBSERVATIONS, OBSERVED), (TARGETS, AIMED)):
        con.register("empty", table_of(name, []))
        con.execute(
            f"copy (select * from empty union all by name ({query}))"
            f" to '{directory / name}.parquet'"
            " (format parquet, compression zstd, row_group_size 122880)"
        )
    _write_places(con, directory)
    con.close()


def _write_places(con: duckdb.DuckDBPyConnection, directory: Path) -> None:
    """``places.parquet``, and the facts of one series, so that observations can be added to it."""
    from benchmarks.sampling import asked_of, observation, target
    from tiendo.scale.lines import stated

    seen, rows = (
        asked_of(con, f"'{directory / name}.parquet'", name, TOLD)
        for name in (OBSERVATIONS, TARGETS)
    )
    known = [stated(observation(row)) for row in seen]
    lines = [json.dumps({"subject": f"s{TOLD}", "known": known})]
    for row in rows:
        one = target(row)
        about = {"body_of": f"b{row['body']}", "subject": f"s{TOLD}", "plan": "ke-hoach",
                 "name": f"Chỉ tiêu {row['line']}", "part": "", "trajectory": [], "decided": "",
                 "indicator": stated(one.indicator),
                 "target": {**stated(one), "ref": f"ct-{row['target']}"}}  # fmt: skip
        lines.append(json.dumps(about, ensure_ascii=False))
    at, place = [], 0
    for line in lines:
        at.append(place)
        place += len(line.encode()) + 1
    (directory / "facts.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    con.execute(
        'create table told (target int, scale int, "at" bigint, known_at bigint, subject varchar,'
        " ref varchar, plan_id varchar, body_id varchar, name varchar, due varchar, unit varchar,"
        " decided varchar)"
    )
    for row, stands in zip(rows, at[1:], strict=True):
        told = (
            row["target"], 0, stands, at[0], f"s{TOLD}", f"ct-{row['target']}", "ke-hoach",
            f"b{row['body']}", f"Chỉ tiêu {row['line']}", str(row["year"]), "VND", "",
        )  # fmt: skip
        con.execute(f"insert into told values ({', '.join('?' * 12)})", told)
    con.execute(
        f"copy ({PLACED.format(directory=directory)}) to '{directory}/places.parquet'"
        " (format parquet, compression zstd, row_group_size 8192)"
    )


if __name__ == "__main__":
    import sys

    write(Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else COMMUNES)
