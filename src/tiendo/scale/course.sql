-- The same stretch a year before: trend.same_period_change, profile.last_year_share.
backs as {inline} (
  select series, starts, ends, value from play where ends in (select back from held)
),
behind as (
  select h.*, b.value as back_said, b.starts as back_said_from, y.pieces as back_pieces,
    y.last as back_last, y.total as back_total, y.to_date as back_to_date, y.chain as back_chain,
    y.alike as back_alike
  from held h
  left join backs b on b.series = h.series and b.ends = h.back
    and (b.starts = h.back_from or h.stand = 2)
  left join spans y on h.stand = 1 and y.series = h.series and y.year = h.year - 1
),
-- Sums of last year up to the same month, from pieces end to end.
parts as (
  select h.target, cast(sum(p.value) as bigint) as total, max(p.ends) as last
  from behind h join play p on p.series = h.series and p.cover > 0 and p.year = h.year - 1
    and p.ends <= h.back
  where h.back_chain = 1 and h.back_to_date = 0 and h.back_last > h.back group by h.target
),
based as (
  select h.*,
    case
      when h.stand <> 1 then case when h.back_said_from = h.back_from then h.back_said end
      when h.back_to_date = 1 then h.back_said
      when h.back_chain = 1 and h.back_last = h.back then h.back_total
      when h.back_chain = 1 then case when p.last = h.back then p.total end
      else h.back_said
    end as base,
    -- last year is a mixture of which only the rules know what stands
    case when h.stand = 1 and h.back_pieces > 0 and h.back_to_date = 0 and h.back_chain = 0
      and (h.back_alike = 0 or h.back_said is null) then 1 else 0 end as mixed
  from behind h left join parts p on p.target = h.target
),
placed as (
  select b.*,
    case
      when value is null then null
      when value < short_below then 'short' when value > over_above then 'over'
      when value < exceed_below or value > exceed_above then 'exceeded'
      else 'met'
    end as place
  from based b
),
-- On the way: what nothing has settled yet and no end has come (course.settled, judgement).
ways as (
  select target, series, stand, year, starts, ends, value, value_to, value_month, bound, fails_low,
    has_start, sense, eve, last_starts, last_ends, last_eve, from_month, months, place,
    base, back_said, back_pieces, back_chain, back_to_date, back_last, back_total
  from placed
  where {as_of} <= ends and (extent = 'state' or (extent = 'part'
    and not (place = 'over' and bound >= 0)
    and not (place in ('met', 'exceeded') and fails_high = 0 and bound > 0)))
),
-- What stood before the period, at the end of last year's, and before that (profile.ending).
wayside as (
  select w.*,
    case when w.stand = 1 then 0 when w.has_start = 1 then s.value end as start,
    case when w.stand = 1 then w.base else w.back_said end as part,
    case when w.stand = 2 then l.value when w.back_chain = 1 and w.back_to_date = 0
      then case when w.back_last = w.last_ends then w.back_total end else l.value end as whole,
    case when w.stand = 1 then 0 else f.value end as first,
    case when w.stand = 1 and w.back_pieces > 0 and w.back_to_date = 0 and w.back_chain = 0
      and l.value is null then 1 else 0 end as unclear
  from ways w
  left join play s on w.stand = 2 and s.series = w.series and s.ends = w.eve
  left join play l on l.series = w.series and l.ends = w.last_ends
    and (w.stand = 2 or l.starts = w.last_starts)
  left join play f on w.stand = 2 and f.series = w.series and f.ends = w.last_eve
),
-- profile.last_year_share: from 0 (without) to 1, toward the bound; else the share of the time.
shares as (
  select w.*,
    case when stand = 2 and ((fails_low = 1 and start >= bound) or (fails_low = 0 and start <= bound))
      then 1 else 0 end as beyond,
    case when whole > first and part > first and part <= whole and (bound > first or first = 0) then 1
      when whole < first and part < first and part >= whole and (bound <= first or first = 0) then -1
      else 0 end as course
  from wayside w
),
-- due: 0 nothing is due, 1 what lies on the way from the start, 2 the bound, which was reached before.
roads as (
  select s.*, case when start is null or (stand = 2 and sense = 0) then 0 when beyond = 1 then 2
    else 1 end as due
  from shares s
),
paced as (
  select r.*,
    case when due = 0 then null when due = 2 then 1
      when course <> 0 then course * (part - first)
      when from_month > 0 and months > 0 and value_month > 0 then value_month - from_month
      else value_to + 1 - starts end as share_num,
    case when due = 0 then null when due = 2 then 1
      when course <> 0 then course * (whole - first)
      when from_month > 0 and months > 0 and value_month > 0 then months
      else ends + 1 - starts end as share_den
  from roads r
),
-- The value beside what is due, beside far less and far more of it; 1, 0 or -1.
signs as (
  select p.*, {beside_due} as beside_due, {beside_least} as beside_least, {beside_most} as beside_most
  from paced p
),
-- course._pace: sums under a ceiling may come up to what is due, all others must reach it.
courses as (
  select target, case when due = 2 then bound else start end as start, share_num, share_den, unclear,
    case
      when stand = 2 and place in ('met', 'exceeded') then 'on_course'
      when due = 0 then 'behind'
      when due = 2 then case when (fails_low = 1 and value >= bound)
        or (fails_low = 0 and value <= bound) then 'on_course' else 'behind' end
      when stand = 1 and fails_low = 0 then case when beside_due <= 0 then 'on_course'
        when bound > 0 and beside_most > 0 then 'off_course' else 'behind' end
      when fails_low = 1 then case when beside_due >= 0 then 'on_course'
        when bound <= start then 'behind'
        when beside_least < 0 then 'off_course' else 'behind' end
      when beside_due <= 0 then 'on_course'
      when bound >= start then 'behind'
      when beside_least > 0 then 'off_course' else 'behind'
    end as verdict,
    case
      when due <> 1 or (stand = 2 and place in ('met', 'exceeded')) then 'interim-state'
      when course <> 0 then 'last-year'
      when stand = 1 then 'straight-line' else 'line-from-start'
    end as rule
  from signs
),
