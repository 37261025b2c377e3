create table checks.own_version (
  id uuid primary key,
  number bigint generated always as identity,
  partnership_id uuid not null references access.partnership,
  check_id text not null check (length(check_id) <= 20),
  version integer not null check (version > 100),
  made_from integer not null check (made_from > 0),
  written text not null check (length(written) between 1 and 20000),
  accepted text[] not null,
  why text not null check (length(btrim(why)) between 1 and 2000),
  at timestamptz not null,
  by_person uuid not null references access.person,
  unique (partnership_id, check_id, version)
);
comment on table checks.own_version is 'An area''s own version of a check of the catalogue. Insert-only. It asks nothing before it was tried and somebody else has switched it on.';
comment on column checks.own_version.version is 'Above 100, so that no number means one thing in the catalogue and another here. Unique: two people who change the same check at once are told.';
comment on column checks.own_version.written is 'The check as YAML.';
comment on column checks.own_version.accepted is 'The names of the check''s cases that come out otherwise, as whoever wrote the version saw and accepted.';

grant select, insert on checks.own_version to sightline_app;
alter table checks.own_version enable row level security;
-- It says what services are to do, and is published where it is on.
create policy own_version_read on checks.own_version for select to sightline_app using (true);
create policy own_version_add on checks.own_version for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('live:govern') h));

drop policy switch_add on checks.switch;
create policy switch_add on checks.switch for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('live:govern') h)
  and (trial_id is null or exists (select 1 from checks.trial t where t.id = trial_id and t.partnership_id = switch.partnership_id))
  and (turned = 'off' or not exists (
    select 1 from checks.own_version v where v.partnership_id = switch.partnership_id and v.check_id = switch.check_id and v.version = switch.version and v.by_person = switch.by_person)));
comment on policy switch_add on checks.switch is 'Nobody switches on what they wrote themselves.';

alter table checks.trial add column made_here boolean not null default false;
comment on column checks.trial.made_here is 'It bears the signature of this installation''s own command line. Otherwise somebody brought it from elsewhere.';

-- The bands of the Department for Education's statistics on children in need, as a trial has them.
create function checks.age_band(born text, on_day date) returns text
language sql immutable set search_path = '' as $$
  with days as (
    select case when born ~ '^\d{4}-\d\d-\d\d$' then born::date when born ~ '^\d{4}-\d\d$' then (born || '-01')::date when born ~ '^\d{4}$' then (born || '-01-01')::date end as first,
      case when born ~ '^\d{4}-\d\d-\d\d$' then born::date when born ~ '^\d{4}-\d\d$' then ((born || '-01')::date + interval '1 month - 1 day')::date when born ~ '^\d{4}$' then (born || '-12-31')::date end as last),
  bands as (
    select array_agg(case when day > on_day then 'not_born' when years >= 18 then '18_and_over' when years >= 16 then '16_to_17' when years >= 10 then '10_to_15' when years >= 5 then '5_to_9' when years >= 1 then '1_to_4' when years >= 0 then 'under_1' end) as two
    from days cross join lateral (values (days.first), (days.last)) d (day) cross join lateral (select extract(year from pg_catalog.age(on_day, d.day)) as years) y)
  select case when two[1] = two[2] then two[1] end from bands
$$;
comment on function checks.age_band(text, date) is 'The age band of a birth as it was recorded; null where it is not, or where its days give different ones.';

create function checks.answers_by_group(area uuid, until timestamptz)
returns table (check_id text, grouped_by text, group_name text, answered bigint, not_relevant bigint)
language sql stable security definer set search_path = '' as $$
  with newest as (
    select distinct on (a.case_id, a.check_id, a.key) a.case_id, a.check_id, a.said from checks.answer a
    where a.partnership_id = area and a.at < until and area in (select h.partnership_id from access.held('live:read') h)
    order by a.case_id, a.check_id, a.key, a.number desc),
  asked as (select n.check_id, n.case_id, bool_or(n.said = 'not_relevant') as not_relevant from newest n group by n.check_id, n.case_id),
  child as (select distinct on (c.case_id) c.case_id, c.content -> 'answers' as said from cases.child c where c.case_id in (select n.case_id from newest n) order by c.case_id, c.seq desc),
  described as (
    select asked.check_id, asked.not_relevant, d.grouped_by, coalesce(nullif(d.name, ''), 'not_recorded') as name
    from asked left join child on child.case_id = asked.case_id cross join access.partnership p
    cross join lateral (values
      ('all', 'all'), ('ethnicity', lower(btrim(child.said ->> 'ethnicity'))), ('disability', lower(btrim(child.said ->> 'disability'))), ('area', p.area),
      ('sex', case child.said ->> 'sex' when '1' then 'male' when '2' then 'female' when '9' then 'neither' end), ('age', checks.age_band(child.said ->> 'born', until::date))) d (grouped_by, name)
    where p.id = answers_by_group.area),
  counted as (select d.check_id, d.grouped_by, d.name, count(*) as answered, count(*) filter (where d.not_relevant) as not_relevant from described d group by d.check_id, d.grouped_by, d.name),
  named as (select c.check_id, c.grouped_by, case when c.answered < 5 and c.grouped_by <> 'all' then 'few_together' else c.name end as name, c.answered, c.not_relevant from counted c)
  select n.check_id, n.grouped_by, n.name, sum(n.answered)::bigint, sum(n.not_relevant)::bigint from named n group by n.check_id, n.grouped_by, n.name
$$;
comment on function checks.answers_by_group(uuid, timestamptz) is 'Of how many children a check was answered in an area before a moment, and of how many as not relevant, by group; by no case, child or worker. What fewer than five share is not named. Small numbers are left out before anybody sees them.';

drop function checks.answers_given(uuid);
revoke all on function checks.age_band(text, date), checks.answers_by_group(uuid, timestamptz) from public;
grant execute on function checks.answers_by_group(uuid, timestamptz) to sightline_app;
