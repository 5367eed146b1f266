-- What ended on one of these days; everything that is looked up by its end is found here.
marked as {kept} (
  select series, starts, ends, value, weight, back_starts, back_ends, after_month
  from play where ends in (select day from days)
),
sighted as {inline} (
  select t.target, t.series, t.parent, t.line, t.starts, t.ends, t.year, t.stand, t.low, t.high, t.bound,
    t.fails_low, t.fails_high, t.short_below, t.over_above, t.exceed_below, t.exceed_above,
    t.in_percent, t.moves, t.ranked, t.lead, t.last_starts, y.pieces, y.last, y.after_month,
    y.back_ends, y.total, y.lowest, y.highest, y.heaviest, y.lightest, y.to_date, y.chain, y.alike,
    case when t.stand = 1 then y.last else t.ends end as wanted,
    t.told, t.has_start, t.sense, t.eve, t.last_ends, t.last_eve, t.from_month, t.months
  from asked t left join spans y on y.series = t.series and y.year = t.year
),
-- One value that says it all: of the whole period, at its end, or from its start to date.
direct as {inline} (
  select t.*, p.value as said, p.starts as said_from, p.weight as said_weight,
    p.back_starts as said_back_from, p.back_ends as said_back, p.after_month as said_month
  from sighted t left join marked p
    on t.told = '' and p.series = t.series and p.ends = t.wanted and p.starts >= t.starts
    and (p.starts = t.starts or t.stand = 2)
),
-- Without one: timeline.state, the latest end of what else lies within the period.
lone as {inline} (
  select t.target, t.series, t.starts, t.ends, t.stand
  from asked t left join marked p on p.series = t.series and p.ends = t.ends and p.starts >= t.starts
    and (p.starts = t.starts or t.stand = 2)
  where t.told = '' and t.stand > 1 and p.series is null
),
inside as (
  select t.target, t.series, t.starts, t.stand, max(p.ends) as last_inside
  from play p join lone t on p.series = t.series and p.starts >= t.starts and p.ends <= t.ends
  group by t.target, t.series, t.starts, t.stand
),
-- Its value, and what was said of the same a year before.
latest_said as {kept} (
  select i.target, i.series, i.last_inside, p.value, p.starts, p.weight, p.after_month, p.back_starts,
    p.back_ends
  from inside i left join (
    select * from play where ends in (select last_inside from inside where stand = 2)
  ) p on i.stand = 2 and p.series = i.series and p.ends = i.last_inside and p.starts >= i.starts
),
latest as {inline} (
  select i.target, i.last_inside, i.value, i.starts, i.weight, i.after_month, i.back_starts,
    b.value as back_said, b.starts as back_said_from
  from latest_said i left join (
    select * from play where ends in (select back_ends from latest_said)
  ) b on b.series = i.series and b.ends = i.back_ends
),
stands as {inline} (
  select d.*, l.value as state, l.starts as state_from, l.last_inside, l.weight as state_weight,
    l.back_starts as state_back_from, l.after_month as state_month, l.back_said as state_back_said,
    l.back_said_from as state_back_said_from,
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
    has_start, sense, eve, last_starts, last_ends, last_eve, from_month, months,
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
    case when extent in ('summed', 'summing') then back_ends
      when extent in ('whole', 'part') then said_back end as back,
    case when extent = 'state' then state_back_said end as state_back_said,
    case when extent = 'state' then state_back_said_from end as state_back_said_from,
    case when extent in ('summed', 'summing') then after_month when extent = 'state' then state_month
      when extent in ('whole', 'part') then said_month end as value_month
  from stands
),
