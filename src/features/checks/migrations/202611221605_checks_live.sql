create schema checks;
comment on schema checks is 'Live use of the checks: what each area has signed and switched on, and what the checks ask of a case.';
grant usage on schema checks to sightline_app;

create table checks.impact_assessment (
  id uuid primary key,
  number bigint generated always as identity,
  partnership_id uuid not null references access.partnership,
  kind text not null check (kind in ('signed', 'withdrawn')),
  reference text not null check (length(reference) <= 200),
  signed_on date,
  signed_by text not null check (length(signed_by) <= 200),
  review_on date,
  reason text not null check (length(reason) <= 2000),
  at timestamptz not null,
  by_person uuid not null references access.person,
  check (kind = 'withdrawn' or (signed_on is not null and review_on > signed_on and reference <> '' and signed_by <> '')),
  check (kind = 'signed' or reason <> '')
);
comment on table checks.impact_assessment is 'The data-protection impact assessment of live use in an area, as its controller recorded it. Insert-only; the newest counts, and without a signed one whose review is still to come nothing is asked.';
comment on column checks.impact_assessment.signed_by is 'The post of whoever signed. It is published, so it is not a name.';
create index impact_assessment_area on checks.impact_assessment (partnership_id, number);

create table checks.trial (
  id uuid primary key,
  number bigint generated always as identity,
  partnership_id uuid not null references access.partnership,
  records text not null check (length(btrim(records)) between 1 and 500),
  as_at text not null,
  children integer check (children >= 5),
  result jsonb not null,
  at timestamptz not null,
  by_person uuid not null references access.person
);
comment on table checks.trial is 'What a trial on closed or made-up records found: figures with small numbers left out, and no record. Insert-only.';
comment on column checks.trial.children is 'Null where so few that they are not told.';

create table checks.switch (
  id uuid primary key,
  number bigint generated always as identity,
  partnership_id uuid not null references access.partnership,
  check_id text not null check (length(check_id) <= 20),
  version integer not null check (version > 0),
  turned text not null check (turned in ('on', 'off')),
  owner text not null check (length(owner) <= 200),
  sunset date,
  trial_id uuid references checks.trial,
  told jsonb,
  reason text not null check (length(reason) <= 2000),
  at timestamptz not null,
  by_person uuid not null references access.person,
  check (turned = 'off' or (sunset is not null and owner <> '' and trial_id is not null and told is not null)),
  check (turned = 'on' or reason <> '')
);
comment on table checks.switch is 'A check switched on or off in an area. Insert-only; the newest of a check counts, until the day of its sunset and for that version alone.';
comment on column checks.switch.owner is 'The post that answers for the check in this area. It is published, so it is not a name.';
comment on column checks.switch.told is 'What the trial found of all its children, as it was seen when the check was switched on.';
create index switch_area on checks.switch (partnership_id, number);

create table checks.signal (
  id uuid primary key,
  case_id uuid not null references cases.child_case,
  partnership_id uuid not null references access.partnership,
  check_id text not null,
  version integer not null,
  key text not null,
  result text not null check (result in ('fired', 'pending', 'cannot_tell')),
  since text,
  due text,
  due_at timestamptz,
  evidence uuid[] not null,
  missing text[] not null,
  certainty text not null check (certainty in ('certain', 'possible')),
  words text not null,
  new_at timestamptz not null,
  unique (case_id, check_id, key)
);
comment on table checks.signal is 'What the checks ask of a case now. Worked out from the case and made anew whenever it changes or time runs out: nothing rests on it. Never counted, sorted or grouped by case, child or person.';
comment on column checks.signal.key is 'What tells one instance of a check from another, so that an answer stays with it while evidence is added.';
comment on column checks.signal.new_at is 'When this result first came up.';

create table checks.answer (
  id uuid primary key,
  number bigint generated always as identity,
  case_id uuid not null references cases.child_case,
  partnership_id uuid not null references access.partnership,
  check_id text not null,
  version integer not null,
  key text not null,
  result text not null check (result in ('fired', 'pending', 'cannot_tell')),
  said text not null check (said in ('being_done', 'covered', 'not_relevant', 'done_now')),
  day text not null check (length(day) <= 200),
  words text not null check (length(words) <= 2000),
  at timestamptz not null,
  by_person uuid not null references access.person
);
comment on table checks.answer is 'What somebody who holds the case said to a signal. Insert-only. It is part of the record of the duty, and is not a measure of whoever gave it.';
comment on column checks.answer.result is 'What the signal said when it was answered: an answer given while there was time does not stand once it has run out.';
create index answer_case on checks.answer (case_id, check_id, key);

create table checks.due (
  case_id uuid primary key references cases.child_case,
  partnership_id uuid not null references access.partnership,
  run_at timestamptz not null
);
comment on table checks.due is 'When the checks are to be asked of a case again, because a time limit runs out or a day has passed without an entry. One row for a case.';
create index due_run on checks.due (run_at);

create table checks.digest_read (
  person_id uuid primary key references access.person,
  at timestamptz not null
);
comment on table checks.digest_read is 'Up to when somebody has read what came up in the cases that they hold.';

grant select, insert on checks.impact_assessment, checks.trial, checks.switch, checks.answer to sightline_app;
grant select, insert, update, delete on checks.signal to sightline_app;
grant select, insert, update on checks.due, checks.digest_read to sightline_app;

alter table checks.impact_assessment enable row level security;
alter table checks.trial enable row level security;
alter table checks.switch enable row level security;
alter table checks.signal enable row level security;
alter table checks.answer enable row level security;
alter table checks.due enable row level security;
alter table checks.digest_read enable row level security;

-- What stands in an area is for anyone to read: the transparency record is made of it.
create policy impact_assessment_read on checks.impact_assessment for select to sightline_app using (true);
create policy impact_assessment_add on checks.impact_assessment for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('live:govern') h));
create policy switch_read on checks.switch for select to sightline_app using (true);
create policy switch_add on checks.switch for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('live:govern') h)
  and (trial_id is null or exists (select 1 from checks.trial t where t.id = trial_id and t.partnership_id = switch.partnership_id)));
create policy trial_read on checks.trial for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('live:read') h));
create policy trial_add on checks.trial for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('live:govern') h));

create policy signal_all on checks.signal for all to sightline_app
  using (case_id in (select cases.held_cases()) or case_id = cases.being_asked())
  with check ((case_id in (select cases.held_cases()) or case_id = cases.being_asked())
    and exists (select 1 from cases.child_case c where c.id = case_id and c.partnership_id = signal.partnership_id));

create policy answer_read on checks.answer for select to sightline_app using (case_id in (select cases.held_cases()));
create policy answer_add on checks.answer for insert to sightline_app with check (
  by_person = platform.current_person() and case_id in (select cases.held_cases())
  and exists (select 1 from cases.child_case c where c.id = case_id and c.partnership_id = answer.partnership_id));

create policy due_all on checks.due for all to sightline_app
  using (case_id in (select cases.held_cases()) or case_id = cases.being_asked())
  with check ((case_id in (select cases.held_cases()) or case_id = cases.being_asked())
    and exists (select 1 from cases.child_case c where c.id = case_id and c.partnership_id = due.partnership_id));

create policy digest_read_own on checks.digest_read for all to sightline_app
  using (person_id = platform.current_person()) with check (person_id = platform.current_person());

-- The program asks again without a person: one case in one transaction, and never the same one twice at once.
create function checks.claim_due(until timestamptz) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare claimed uuid;
begin
  select d.case_id into claimed from checks.due d where d.run_at <= until order by d.run_at limit 1 for update skip locked;
  perform pg_catalog.set_config('sightline.case', coalesce(claimed::text, ''), true);
  return claimed;
end $$;
comment on function checks.claim_due(timestamptz) is 'Takes one case whose time has come, and lets this transaction read it; null where there is none.';

create function checks.put_off(asked uuid, until timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  update checks.due d set run_at = until where d.case_id = asked and d.run_at < until
$$;
comment on function checks.put_off(uuid, timestamptz) is 'Leaves a case that could not be asked for later, so that it does not hold up the others.';

create function checks.ask_area_again(area uuid, from_time timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  update checks.due d set run_at = from_time
  where d.partnership_id = area and d.run_at > from_time and area in (select h.partnership_id from access.held('live:govern') h)
$$;
comment on function checks.ask_area_again(uuid, timestamptz) is 'Has every case of an area asked again, because other checks are on now. For those who may switch them.';

create function checks.open_duties(area uuid, until timestamptz)
returns table (check_id text, team_id uuid, late bigint, open bigint, cases bigint)
language sql stable security definer set search_path = '' as $$
  with team_of as (select c.id, cases.team_of(c.id) as team_id from cases.child_case c where c.partnership_id = area),
    sizes as (select team_of.team_id, count(*) as cases from team_of group by team_of.team_id),
    unanswered as (
      select s.check_id, s.case_id, bool_or(s.result = 'fired' or (s.result = 'pending' and s.due_at <= until)) as late
      from checks.signal s
      where s.partnership_id = area and s.result <> 'cannot_tell' and s.result is distinct from (
        select a.result from checks.answer a where a.case_id = s.case_id and a.check_id = s.check_id and a.key = s.key order by a.number desc limit 1)
      group by s.check_id, s.case_id)
  select u.check_id, t.team_id, count(*) filter (where u.late), count(*), max(z.cases)
  from unanswered u join team_of t on t.id = u.case_id join sizes z on z.team_id = t.team_id
  where area in (select h.partnership_id from access.held('duty:count') h)
  group by u.check_id, t.team_id
$$;
comment on function checks.open_duties(uuid, timestamptz) is 'In how many cases of each team each duty waits, for those who lead an area: by duty and team, and by nothing else. Small numbers are left out before anybody sees them.';

create function checks.answers_given(area uuid) returns table (check_id text, said text, answers bigint)
language sql stable security definer set search_path = '' as $$
  select a.check_id, a.said, count(*) from checks.answer a
  where a.partnership_id = area and area in (select h.partnership_id from access.held('live:read') h)
  group by a.check_id, a.said
$$;
comment on function checks.answers_given(uuid) is 'What was answered to each check in an area, by nobody’s name and no case: how often it was not relevant. Small numbers are left out before anybody sees them.';

revoke all on function checks.claim_due(timestamptz), checks.put_off(uuid, timestamptz), checks.ask_area_again(uuid, timestamptz), checks.open_duties(uuid, timestamptz), checks.answers_given(uuid) from public;
grant execute on function checks.claim_due(timestamptz), checks.put_off(uuid, timestamptz), checks.ask_area_again(uuid, timestamptz), checks.open_duties(uuid, timestamptz), checks.answers_given(uuid) to sightline_app;
