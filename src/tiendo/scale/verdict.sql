decided as (
  select p.target, p.parent, p.line, p.starts as due_starts, p.ends as due_ends, p.lead, p.ranked, p.value, p.value_from, p.value_to,
    p.weight, p.low, p.high, p.bound, p.in_percent, p.moves, p.base, c.start, c.share_num, c.share_den,
    case
      when extent in ('not_due', 'no_data', 'rules') then extent
      when extent in ('unread', 'other') then 'cannot_judge'
      when mixed = 1 or c.unclear = 1 then 'rules'
      when extent = 'whole' then case when place in ('short', 'over') then 'missed' else place end
      when extent = 'part' and place = 'over' and bound >= 0 then 'missed'
      when extent = 'part' and place in ('met', 'exceeded') and fails_high = 0 and bound > 0 then place
      when {as_of} > ends then 'cannot_judge'
      else c.verdict
    end as verdict,
    case
      when extent in ('not_due', 'no_data', 'rules') then ''
      when extent = 'unread' then 'period-unread'
      when extent = 'other' then 'other-period'
      when mixed = 1 or c.unclear = 1 then ''
      when extent = 'whole' then case when {as_of} > ends then 'whole-value' else 'year-end-estimate' end
      when extent = 'part' and place = 'over' and bound >= 0 then 'beyond-repair'
      when extent = 'part' and place in ('met', 'exceeded') and fails_high = 0 and bound > 0
        then 'reached-stands'
      when {as_of} > ends then 'not-whole'
      else c.rule
    end as rule
  from placed p left join courses c on c.target = p.target
),
-- ranking: equal values share the better place; a body counts once however many targets it has.
counted as (
  select d.*,
    case when value is not null and verdict not in ('rules', 'cannot_judge') then 1 else 0 end as judged
  from decided d
),
ranked_ones as (
  select target, parent, line, due_starts, due_ends, value_from, value_to, lead, value * ranked as worth
  from counted where judged = 1 and ranked <> 0 and parent >= 0
),
ranks as (
  select target,
    sum(lead) over (partition by parent, line, due_starts, due_ends, value_from, value_to order by worth desc) as up_to,
    sum(lead) over (partition by parent, line, due_starts, due_ends, value_from, value_to, worth) as shared,
    sum(lead) over (partition by parent, line, due_starts, due_ends, value_from, value_to) as among
  from ranked_ones
)
select c.target, c.verdict, c.rule,
  case when c.judged = 1 then c.value end as value,
  case when c.verdict <> 'rules' then c.value_from end as starts,
  case when c.verdict <> 'rules' then c.value_to end as ends,
  case when c.verdict = 'rules' or c.weight is null then null when c.weight >= 30000000 then 3
    when c.weight >= 20000000 then 2 when c.weight >= 10000000 then 1 else 0 end as status,
  case when c.judged = 1 and c.in_percent = 1 and c.value >= 0 then c.value * 100 end as percent_num,
  case when c.judged = 1 and c.in_percent = 1 and c.value >= 0 then c.bound end as percent_den,
  case when c.judged = 1 then case
    when c.low is not null and (c.high is null or c.value < c.low) then c.value - c.low
    when c.high is not null and (c.low is null or c.value > c.high) then c.value - c.high
    else 0 end end as gap,
  case when c.judged = 1 and c.share_num is not null then c.start end as due_from,
  case when c.judged = 1 then c.share_num end as share_num,
  case when c.judged = 1 then c.share_den end as share_den,
  case when c.judged = 1 and c.moves > 0 and (c.moves > 1 or c.base > 0) then c.base end as base,
  cast(r.up_to - r.shared + 1 as int) as rank,
  cast(r.shared as int) as shared, cast(r.among as int) as among
from counted c left join ranks r on r.target = c.target
