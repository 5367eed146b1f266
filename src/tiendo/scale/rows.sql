-- One meaning, many engines: the set-wise part of scoring, over whole numbers.
--
-- Written in what DuckDB, SQLite, PostgreSQL, Spark and Sail have in common. In braces stand the day,
-- the rows asked for, the settings of the scheme, and what engines spell differently: {{inline}} (do not
-- keep a step's rows) and the signs of products too wide for 64 bits (dialects.py).
-- No division anywhere: quotients leave as two whole numbers. Each step names the rule it is.
with asked as {inline} (
  select t.*,
    case when t.starts = 0 then 'unread' when {as_of} < t.starts then 'not_due'
      when t.known_from is null or t.known_from > {as_of} then 'no_data'
      when t.stand = 0 or (t.others_from <= {as_of} and t.others_until > {as_of}) then 'rules' else '' end as told
  from targets t where {asked}
),
known as {inline} (
  select * from observations where {known} and {rows}
),
-- timeline.is_settled: these count as their periods' values; until > as_of is merge.settle.
play as {inline} (
  select * from known where settles <= {as_of}
),
early as (
  select series, count(*) as n, sum(case when weight >= 10000000 then 1 else 0 end) as firm
  from known where settles > {as_of} group by series
),
-- The years that targets are of, and those before them.
counting as (
  select year from asked union select year - 1 from asked
),
-- What builds up: the year of a series as a whole (sums.accumulate, firmed).
years as (
  select series, year, count(*) as pieces, max(ends) as last, max(after_month) as after_month,
    max(back_ends) as back_ends, cast(sum(value) as bigint) as total, min(value) as lowest,
    max(value) as highest, cast(sum(cover) as bigint) as covered, max(top) as top,
    cast(sum(cover % 16) as bigint) as to_date, max(weight) as heaviest, min(weight) as lightest
  from play where cover > 0 and year in (select year from counting) group by series, year
),
-- chain: each month up to the last covered once. alike: all of one status. part: without December.
spans as {inline} (
  select series, year, pieces, last, after_month, back_ends, total, lowest, highest, heaviest, lightest,
    case when to_date = pieces then 1 else 0 end as to_date,
    case when top < 281474976710656 then 1 else 0 end as part,
    case when pieces <= 15 and 15 * covered + 1 = top then 1 else 0 end as chain,
    case when heaviest - heaviest % 10000000 = lightest - lightest % 10000000 then 1 else 0 end as alike
  from years
),
