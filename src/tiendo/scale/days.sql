-- Days that are looked at: where periods end, where the same ended a year before, where ways begin.
days as (
  select ends as day from asked union select back from asked union select last from years
  union select back_ends from years union select eve from asked where ends >= {as_of}
  union select last_eve from asked where ends >= {as_of}
),
