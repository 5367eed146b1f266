-- ranking: equal values share the better place; a body counts once however many targets it has.
counted as {inline} (
  select d.*,
    case when value is not null and final not in ('rules', 'cannot_judge') then 1 else 0 end as judged
  from decided d
),
worthy as {inline} (
  select c.*, cast(starts as bigint) * 10000000 + ends as due,
    cast(value_from as bigint) * 10000000 + value_to as seen,
    case when judged = 1 and ranked <> 0 and parent >= 0 then value * ranked end as worth,
    case when judged = 1 and ranked <> 0 and parent >= 0 and lead <> 0 then 1 end as one
  from counted c
),
ranks as {inline} (
  select w.*,
    count(one) over (partition by parent, line, due, seen order by worth desc) as up_to,
    count(one) over (partition by parent, line, due, seen order by worth desc
      range between current row and current row) as shared,
    count(one) over (partition by parent, line, due, seen) as among
  from worthy w
)
select target, final as verdict, told_by as rule,
  case when judged = 1 then value end as value,
  case when judged = 1 then value_from end as starts,
  case when judged = 1 then value_to end as ends,
  case when judged = 0 then null when weight >= 30000000 then 3
    when weight >= 20000000 then 2 when weight >= 10000000 then 1 else 0 end as status,
  case when judged = 1 and in_percent = 1 then value * 100 end as percent_num,
  case when judged = 1 and in_percent = 1 then bound end as percent_den,
  case when judged = 1 then gap end as gap,
  case when judged = 1 and share_num is not null then start end as due_from,
  case when judged = 1 then share_num end as share_num,
  case when judged = 1 then share_den end as share_den,
  case when judged = 1 and moved = 1 then base end as base,
  case when worth is not null then cast(up_to - shared + 1 as int) end as rank,
  case when worth is not null then cast(shared as int) end as shared,
  case when worth is not null then cast(among as int) end as among
from ranks
