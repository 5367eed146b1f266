-- On the way: what nothing has settled yet and no end has come (course.judgement), beside what stood
-- before the period, at the end of last year's, and before that (profile.ending).
wayside as {inline} (
  select w.*,
    case when w.stand = 1 then 0 when w.has_start = 1 then s.value end as start,
    case when w.stand = 1 then w.base else w.back_said end as part,
    case when w.stand = 2 then l.value when w.back_chain = 1 and w.back_to_date = 0
      then case when w.back_last = w.last_ends then w.back_total end else l.value end as whole,
    case when w.stand = 1 then 0 else f.value end as first,
    case when w.stand = 1 and w.back_pieces > 0 and w.back_to_date = 0 and w.back_chain = 0
      and l.value is null then 1 else 0 end as unclear
  from placed w
  left join marked s on w.stand = 2 and s.series = w.series and s.ends = w.eve
  left join marked l on l.series = w.series and l.ends = w.last_ends
    and (w.stand = 2 or l.starts = w.last_starts)
  left join marked f on w.stand = 2 and f.series = w.series and f.ends = w.last_eve
  where w.verdict = 'open'
),
-- profile.last_year_share: from 0 (without) to 1, toward the bound; else the share of the time.
shares as {inline} (
  select w.*,
    case when stand = 2 and ((fails_low = 1 and start >= bound) or (fails_low = 0 and start <= bound))
      then 1 else 0 end as beyond,
    case when whole > first and part > first and part <= whole and (bound > first or first = 0) then 1
      when whole < first and part < first and part >= whole and (bound <= first or first = 0) then -1
      else 0 end as course
  from wayside w
),
-- due: 0 nothing is due, 1 what lies on the way from the start, 2 the bound, which was reached before.
roads as {inline} (
  select s.*, case when start is null or (stand = 2 and sense = 0) then 0 when beyond = 1 then 2
    else 1 end as due
  from shares s
),
paced as {inline} (
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
signs as {inline} (
  select p.*, {beside_due} as beside_due, {beside_least} as beside_least, {beside_most} as beside_most
  from paced p
),
-- course._pace: sums under a ceiling may come up to what is due, all others must reach it.
courses as {kept} (
  select target, parent, line, starts, ends, ranked, lead, bound, value, value_from, value_to, weight,
    base, in_percent, moved, gap, unclear, share_num, share_den,
    case when due = 2 then bound else start end as start,
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
    end as way_verdict,
    case
      when due <> 1 or (stand = 2 and place in ('met', 'exceeded')) then 'interim-state'
      when course <> 0 then 'last-year'
      when stand = 1 then 'straight-line' else 'line-from-start'
    end as way_rule
  from signs
),
-- What is on its way beside what is decided.
decided as {inline} (
  select target, parent, line, starts, ends, ranked, lead, bound, value, value_from, value_to, weight,
    base, in_percent, moved, gap, verdict as final, rule as told_by,
    cast(null as bigint) as start, cast(null as bigint) as share_num, cast(null as bigint) as share_den
  from placed where verdict <> 'open'
  union all
  select target, parent, line, starts, ends, ranked, lead, bound, value, value_from, value_to, weight,
    base, in_percent, moved, gap, case when unclear = 1 then 'rules' else way_verdict end,
    case when unclear = 1 then '' else way_rule end, start, share_num, share_den
  from courses
),
