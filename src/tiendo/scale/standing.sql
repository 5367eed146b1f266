-- One meaning, many engines: the set-wise part of scoring, over whole numbers.
--
-- Written in what DuckDB, SQLite, PostgreSQL, Spark and Sail have in common. In braces stand the day,
-- the rows asked for, the settings of the scheme, and what engines spell differently: {{inline}} (do not
-- keep a step's rows) and the signs of products too wide for 64 bits (dialects.py).
-- No division anywhere: quotients leave as two whole numbers. Each step names the rule it is.
with asked as {inline} (
  select * from targets where {asked}
),
known as {inline} (
  select * from observations where known_on <= {as_of} and until > {as_of} and {rows}
),
-- timeline.is_settled: these count as their periods' values; until > as_of is merge.settle.
play as {inline} (
  select * from known where settles <= {as_of}
),
early as (
  select series, count(*) as n, sum(case when weight >= 10000000 then 1 else 0 end) as firm
  from known where settles > {as_of} group by series
),
-- What builds up: the year of a series as a whole (sums.accumulate, firmed).
years as (
  select series, year, count(*) as pieces, max(ends) as last, max(after_month) as after_month,
    max(back_ends) as back_ends, cast(sum(value) as bigint) as total, min(value) as lowest,
    max(value) as highest, cast(sum(cover) as bigint) as covered, max(top) as top,
    cast(sum(cover % 16) as bigint) as to_date, max(weight) as heaviest, min(weight) as lightest
  from play where cover > 0 group by series, year
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
sighted as {inline} (
  select t.target, t.series, t.parent, t.line, t.starts, t.ends, t.year, t.stand, t.low, t.high, t.bound,
    t.fails_low, t.fails_high, t.short_below, t.over_above, t.exceed_below, t.exceed_above,
    t.in_percent, t.moves, t.ranked, t.lead, t.last_starts, y.pieces, y.last, y.after_month,
    y.back_ends, y.total, y.lowest, y.highest, y.heaviest, y.lightest, y.to_date, y.chain, y.alike,
    case when t.stand = 1 then y.last else t.ends end as wanted,
    case when t.starts = 0 then 'unread' when {as_of} < t.starts then 'not_due'
      when t.known_from is null or t.known_from > {as_of} then 'no_data'
      when t.stand = 0 or (t.others_from <= {as_of} and t.others_until > {as_of}) then 'rules' else '' end as told
  from asked t left join spans y on y.series = t.series and y.year = t.year
),
ending as {inline} (
  select series, starts, ends, value, weight, back_starts, back_ends, after_month
  from play where ends in (select ends from asked union select last from years)
),
-- One value that says it all: of the whole period, at its end, or from its start to date.
direct as (
  select t.*, p.value as said, p.starts as said_from, p.weight as said_weight,
    p.back_starts as said_back_from, p.back_ends as said_back, p.after_month as said_month
  from sighted t left join ending p
    on t.told = '' and p.series = t.series and p.ends = t.wanted and p.starts >= t.starts
    and (p.starts = t.starts or t.stand = 2)
),
-- timeline.state: what else lies within the period, the latest end of it.
inside as (
  select d.target, max(p.ends) as last_inside
  from direct d join play p on p.series = d.series and p.starts >= d.starts and p.ends <= d.ends
  where d.told = '' and d.said is null and d.stand > 1 group by d.target
),
latest as (
  select i.target, i.last_inside, p.value, p.starts, p.weight, p.back_starts, p.back_ends, p.after_month
  from inside i join direct d on d.target = i.target
  left join play p on d.stand = 2 and p.series = d.series and p.ends = i.last_inside
    and p.starts >= d.starts
),
stands as {inline} (
  select d.*, l.value as state, l.starts as state_from, l.last_inside, l.weight as state_weight,
    l.back_starts as state_back_from, l.back_ends as state_back, l.after_month as state_month,
    case
      when d.told <> '' then d.told
      when e.firm > 0 then 'rules'
      -- What is to date stands where no piece is surer, or all are to date and none is greater.
      when d.stand = 1 and d.said is not null then case
        when d.said_weight < d.heaviest and (d.to_date = 0 or d.said < d.highest) then 'rules'
        when d.last = d.ends then 'whole' else 'part' end
      -- Pieces end to end add up; sums that could fall must all be of one status.
      when d.chain = 1 and (d.lowest >= 0 or d.alike = 1) then
        case when d.last = d.ends then 'summed' else 'summing' end
      when d.pieces > 0 then 'rules'
      when d.said is not null then 'whole'
      when l.value is not null then 'state'
      when l.last_inside is not null or e.n > 0 then 'rules'
      else 'other'
    end as extent
  from direct d
  left join latest l on l.target = d.target
  left join early e on e.series = d.series
),
held as {inline} (
  select target, series, parent, line, starts, ends, year, stand, low, high, bound, fails_low,
    fails_high, short_below, over_above, exceed_below, exceed_above, in_percent, moves, ranked, lead,
    case extent when 'summed' then 'whole' when 'summing' then 'part' else extent end as extent,
    case when extent in ('summed', 'summing') then total when extent = 'state' then state
      when extent in ('whole', 'part') then said end as value,
    case when extent in ('summed', 'summing') then starts when extent = 'state' then state_from
      when extent in ('whole', 'part') then said_from end as value_from,
    case when extent in ('summed', 'summing') then last when extent = 'state' then last_inside
      when extent in ('whole', 'part') then wanted end as value_to,
    case when extent in ('summed', 'summing') then lightest when extent = 'state' then state_weight
      when extent in ('whole', 'part') then said_weight end as weight,
    case when extent in ('summed', 'summing') then last_starts when extent = 'state'
      then state_back_from when extent in ('whole', 'part') then said_back_from end as back_from,
    case when extent in ('summed', 'summing') then back_ends when extent = 'state' then state_back
      when extent in ('whole', 'part') then said_back end as back,
    case when extent in ('summed', 'summing') then after_month when extent = 'state' then state_month
      when extent in ('whole', 'part') then said_month end as value_month
  from stands
),
