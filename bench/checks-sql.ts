/**
 * Ten checks of the catalogue by hand, in SQL that both DuckDB and PostgreSQL read, over a table of the events of made-up
 * records. Each gives one row for each instance: the child and a weight (3 fired, 2 pending, 1 cannot
 * tell, 0 clear). They say no more than these records need: no partial dates, no silence where the sample has
 * none, no evidence. `day` counts days and `moment` seconds; `$today` and `$now` are the end of the day of asking.
 */
const notBefore = '(case when t.moment is not null and e.moment is not null then e.moment >= t.moment else e.day >= t.day end)';
const notAfter = '(case when t.moment is not null and e.moment is not null then e.moment <= t.moment else e.day <= t.day end)';

export const tenInSql: Readonly<Record<string, string>> = {
  'P-01': `with links as (select child, day, moment, id, day - lag(day) over (partition by child order by day, coalesce(moment, 0), id) as gap, lead(day) over (partition by child order by day, coalesce(moment, 0), id) as next from events where type = 'missing_started'),
    runs as (select *, sum(case when gap is null or gap > 90 then 1 else 0 end) over (partition by child order by day, coalesce(moment, 0), id) as run from links),
    judged as (select t.child, t.run, case
      when exists (select 1 from events s where s.child = t.child and s.type = 'plan_started' and s.kind = 'missing' and s.day <= t.day and not exists (select 1 from events x where x.child = s.child and x.type = 'plan_ended' and x.kind = 'missing' and x.day >= s.day and x.day < t.day)) then 0
      when exists (select 1 from events e where e.child = t.child and e.type = 'strategy_discussion' and e.agencies >= 2 and ${notBefore} and e.day <= w.ten) then 0
      when w.ten >= $today then 2 else 3 end as weight
      from runs t join workdays w on w.day = t.day where t.gap <= 90)
    select child, max(weight) as weight from judged group by child, run`,
  'P-02': `select t.child, case when exists (select 1 from events e where e.child = t.child and e.type = 'return_home_interview_offered' and e.independent = 'yes' and ${notBefore} and e.moment <= t.moment + 259200) then 0
    when t.moment + 259200 >= $now then 2 else 3 end as weight from events t where t.type = 'missing_ended'`,
  'P-04': `select t.child, case when exists (select 1 from events e where e.child = t.child and e.type = 'prevention_interview' and ${notBefore} and e.moment <= t.moment + 259200) then 0
    when t.moment + 259200 >= $now then 2 else 3 end as weight from events t where t.type = 'missing_ended' and (select count(*) from events e where e.child = t.child and e.type = 'missing_started' and ${notAfter} and e.day >= t.day - 90) >= 2`,
  'P-06': `select t.child, case when t.may_share = 'no' then 0
    when exists (select 1 from events e where e.child = t.child and e.type = 'information_shared' and e.with_police and e.what in ('return home interview', 'return interview') and ${notBefore} and e.day <= w.five) then 0
    when w.five >= $today then 2 else 3 end as weight from events t join workdays w on w.day = t.day where t.type = 'return_home_interview_held'`,
  'P-08': `select t.child, case when t.risk_level in ('no_apparent_risk', 'low', 'medium', 'absent') or t.considered = 'no' then 3 else 1 end as weight
    from events t where t.type = 'missing_started' and (t.risk_level in ('no_apparent_risk', 'low', 'medium', 'absent') or t.considered is distinct from 'yes') and (select count(*) from events e where e.child = t.child and e.type = 'missing_started' and e.id <> t.id and ${notAfter} and e.day >= t.day - 90) >= 2`,
  'P-10': `with links as (select child, day, id, day - lag(day) over (partition by child order by day, id) as gap from events where type = 'self_harm'),
    runs as (select *, sum(case when gap is null or gap > 180 then 1 else 0 end) over (partition by child order by day, id) as run from links),
    firsts as (select child, run, min(day) as day, cast(null as bigint) as moment from runs where gap <= 180 group by child, run)
    select t.child, case when exists (select 1 from events s where s.child = t.child and s.type = 'plan_started' and s.kind = 'mental_health' and s.day <= t.day and not exists (select 1 from events x where x.child = s.child and x.type = 'plan_ended' and x.kind = 'mental_health' and x.day >= s.day and x.day < t.day)) then 0
    when exists (select 1 from events e where e.child = t.child and e.type = 'strategy_discussion' and e.day >= t.day and e.day <= w.five) then 0
    when w.five >= $today then 2 else 3 end as weight from firsts t join workdays w on w.day = t.day`,
  'P-11': `select t.child, case when exists (select 1 from events e where e.child = t.child and (e.type in ('health_referral', 'health_attendance') or (e.type in ('child_seen', 'family_contact') and e.agency = 'child_mental_health')) and ${notBefore} and e.day <= t.day + 7) then 0
    when t.day + 7 >= $today then 2 else 3 end as weight from events t where t.type = 'self_harm'`,
  'P-25': `select t.child, case when exists (select 1 from events e where e.child = t.child and e.type = 'contact_attempted' and ${notBefore} and e.day <= t.day + 1) then 0
    when t.day + 1 >= $today then 2 else 3 end as weight from events t where t.type = 'case_allocated'`,
  'P-64': `select t.child, case when exists (select 1 from events e where e.child = t.child and e.type = 'police_protection_ended' and ${notBefore} and e.moment <= t.moment + 259200) then 0
    when t.moment + 259200 >= $now then 2 else 3 end as weight from events t where t.type = 'police_protection_started'`,
  'P-65': `select child, case when days <= 8 then 0 when days is null then 1 else 3 end as weight from events where type = 'epo_granted'`,
};

/** Counts as the engine counts: a child without an instance is one clear. */
export function countsInSql(instances: string, today: number, now: number, children: number): string {
  const asked = instances.replaceAll('$today', String(today)).replaceAll('$now', String(now));
  return `select coalesce(sum(case when weight = 3 then 1 else 0 end), 0) as fired, coalesce(sum(case when weight = 2 then 1 else 0 end), 0) as pending, coalesce(sum(case when weight = 1 then 1 else 0 end), 0) as cannot_tell, coalesce(sum(case when weight = 0 then 1 else 0 end), 0) + ${children} - count(distinct child) as clear from (${asked}) as asked`;
}
