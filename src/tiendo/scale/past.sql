-- The same stretch a year before: trend.same_period_change, profile.last_year_share.
-- Sums of last year up to the same month, from pieces end to end; of whole years the year says it.
parts as (
  select y.series, y.year, cast(sum(p.value) as bigint) as total, max(p.ends) as last
  from play p join spans y on p.series = y.series and p.year = y.year - 1 and p.cover > 0
    and p.ends <= y.back_ends
  where y.part = 1 group by y.series, y.year
),
based as {inline} (
  select h.*, y.pieces as back_pieces, y.last as back_last, y.total as back_total,
    y.to_date as back_to_date, y.chain as back_chain, y.alike as back_alike,
    p.total as part_total, p.last as part_last,
    coalesce(b.value, h.state_back_said) as back_said,
    coalesce(b.starts, h.state_back_said_from) as back_said_from
  from held h
  left join marked b on b.series = h.series and b.ends = h.back
    and (b.starts = h.back_from or h.stand = 2)
  left join spans y on y.series = h.series and y.year = h.year - 1
  left join parts p on p.series = h.series and p.year = h.year
),
weighed as {inline} (
  select b.*,
    case
      when stand <> 1 then case when back_said_from = back_from then back_said end
      when back_to_date = 1 then back_said
      when back_chain = 1 and back_last = back then back_total
      when back_chain = 1 then case when part_last = back then part_total end
      else back_said
    end as base,
    -- last year is a mixture of which only the rules know what stands
    case when stand = 1 and back_pieces > 0 and back_to_date = 0 and back_chain = 0
      and (back_alike = 0 or back_said is null) then 1 else 0 end as mixed
  from based b
),
sited as {inline} (
  select b.*,
    case
      when value is null then null
      when value < short_below then 'short' when value > over_above then 'over'
      when value < exceed_below or value > exceed_above then 'exceeded'
      else 'met'
    end as place
  from weighed b
),
-- Final: what nothing can change any more, and what its end has come to (course.settled, judgement).
placed as {kept} (
  select target, series, parent, line, starts, ends, stand, ranked, lead, bound, fails_low, has_start, sense,
    eve, last_starts, last_ends, last_eve, from_month, months, value, value_from, value_to,
    value_month, weight, base, back_said, back_pieces, back_chain, back_to_date, back_last, back_total,
    place, case when in_percent = 1 and value >= 0 then 1 else 0 end as in_percent,
    case when moves > 1 or (moves = 1 and base > 0) then 1 else 0 end as moved,
    case when low is not null and (high is null or value < low) then value - low
      when high is not null and (low is null or value > high) then value - high
      else 0 end as gap,
    case
      when extent in ('not_due', 'no_data', 'rules') then extent
      when extent in ('unread', 'other') then 'cannot_judge'
      when mixed = 1 then 'rules'
      when extent = 'whole' then case when place in ('short', 'over') then 'missed' else place end
      when extent = 'part' and place = 'over' and bound >= 0 then 'missed'
      when extent = 'part' and place in ('met', 'exceeded') and fails_high = 0 and bound > 0 then place
      when {as_of} > ends then 'cannot_judge'
      else 'open'
    end as verdict,
    case
      when extent in ('not_due', 'no_data', 'rules') then ''
      when extent = 'unread' then 'period-unread'
      when extent = 'other' then 'other-period'
      when mixed = 1 then ''
      when extent = 'whole' then case when {as_of} > ends then 'whole-value' else 'year-end-estimate' end
      when extent = 'part' and place = 'over' and bound >= 0 then 'beyond-repair'
      when extent = 'part' and place in ('met', 'exceeded') and fails_high = 0 and bound > 0
        then 'reached-stands'
      else 'not-whole'
    end as rule
  from sited
),
