create schema cases;
comment on schema cases is 'The records of children that services work with: who holds each case, and what was recorded in it.';
grant usage on schema cases to sightline_app;

create table cases.team (
  id uuid primary key,
  partnership_id uuid not null,
  organisation_id uuid not null,
  name text not null check (length(btrim(name)) between 1 and 100),
  added_at timestamptz not null,
  added_by uuid not null references access.person,
  foreign key (partnership_id, organisation_id) references access.partnership_organisation,
  unique (partnership_id, organisation_id, name)
);
comment on table cases.team is 'A team of one organisation in one area. Insert-only.';

-- "case" is a word of SQL itself.
create table cases.child_case (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  team_id uuid not null references cases.team,
  reference text not null check (length(btrim(reference)) between 1 and 60),
  opened_at timestamptz not null,
  opened_by uuid not null references access.person,
  unique (partnership_id, reference)
);
comment on table cases.child_case is 'One child that a service works with. Holds no name: only the reference by which the service knows the case. Insert-only.';
comment on column cases.child_case.team_id is 'The team that it was opened in; a later one is in cases.team_move.';

create table cases.team_move (
  case_id uuid not null references cases.child_case,
  seq integer not null check (seq > 0),
  team_id uuid not null references cases.team,
  at timestamptz not null,
  by_person uuid not null references access.person,
  primary key (case_id, seq)
);
comment on table cases.team_move is 'A case passed to another team; the newest counts. Insert-only.';

create table cases.holding (
  id uuid primary key,
  case_id uuid not null references cases.child_case,
  person_id uuid not null references access.person,
  given_at timestamptz not null,
  given_by uuid not null references access.person,
  ended_at timestamptz,
  ended_by uuid references access.person,
  check ((ended_at is null) = (ended_by is null))
);
comment on table cases.holding is 'Who holds a case, from when until when. Nobody else sees what is in it.';
create unique index holding_open on cases.holding (case_id, person_id) where ended_at is null;
create index holding_person on cases.holding (person_id) where ended_at is null;

create table cases.child (
  case_id uuid not null references cases.child_case,
  seq integer not null check (seq > 0),
  content jsonb not null,
  reason text not null,
  asked_by text not null,
  at timestamptz not null,
  by_person uuid not null references access.person,
  primary key (case_id, seq)
);
comment on table cases.child is 'Who the child of a case is, as the service knows it; the newest counts, and what it corrects is kept. Insert-only.';
comment on column cases.child.seq is 'With the key: two people who correct the same at once are told.';
comment on column cases.child.asked_by is 'Who asked for a correction: empty at first, then the service itself, the child or somebody of the family.';

create table cases.entry (
  id uuid primary key,
  case_id uuid not null references cases.child_case,
  kind text not null check (kind in ('recorded', 'corrected', 'taken_out')),
  event_type text not null,
  content jsonb not null,
  corrects uuid,
  reason text not null,
  asked_by text not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null references access.person,
  check ((kind = 'recorded') = (corrects is null)),
  unique (corrects),
  unique (case_id, id),
  foreign key (case_id, corrects) references cases.entry (case_id, id)
);
comment on table cases.entry is 'One entry of a case: an event of the vocabulary. Insert-only: a correction is a new entry that names the one it corrects, and both are kept.';
comment on column cases.entry.content is 'The event as a row of a file of events has it: ten texts.';
comment on column cases.entry.kind is 'taken_out: the entry that it names did not belong here, and nothing takes its place.';
comment on column cases.entry.corrects is 'Unique: two people who correct the same entry at once are told.';
create index entry_case on cases.entry (case_id, recorded_at);

grant select, insert on all tables in schema cases to sightline_app;
grant update (ended_at, ended_by) on cases.holding to sightline_app;

create function cases.being_asked() returns uuid
language sql stable parallel safe
return nullif(current_setting('sightline.case', true), '')::uuid;
comment on function cases.being_asked() is 'The one case that the checks are being asked of without a person, because time has passed; null anywhere else. Set by checks.claim_due until the transaction ends.';

create function cases.held_cases() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select h.case_id from cases.holding h join cases.child_case c on c.id = h.case_id
  where h.person_id = platform.current_person() and h.ended_at is null
    and c.partnership_id in (select a.partnership_id from access.held('case:hold') a)
$$;
comment on function cases.held_cases() is 'The cases that the signed-in person holds today, in areas where they may hold any.';

create function cases.team_of(asked uuid) returns uuid
language sql stable security definer set search_path = '' as $$
  select coalesce((select m.team_id from cases.team_move m where m.case_id = asked order by m.seq desc limit 1), (select c.team_id from cases.child_case c where c.id = asked))
$$;
comment on function cases.team_of(uuid) is 'The team that a case is with.';

create function cases.given_cases() returns setof uuid
language sql stable security definer set search_path = '' as $$
  select c.id from cases.child_case c join cases.team t on t.id = cases.team_of(c.id)
  where (t.partnership_id, t.organisation_id) in (select a.partnership_id, a.organisation_id from access.held('case:give') a)
$$;
comment on function cases.given_cases() is 'The cases whose holders the signed-in person decides: those with a team of their own organisation. It does not let them read what is in one.';

create function cases.can_hold(who uuid, asked uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (
    select 1 from cases.child_case c
    join access.membership m on m.partnership_id = c.partnership_id and m.person_id = who
    join access.permission_of_role p on p.role = m.role and p.permission = 'case:hold'
    join access.person w on w.id = m.person_id and w.active
    where c.id = asked and m.stopped_at is null
      and (now() at time zone 'Europe/London')::date between m.starts and coalesce(m.ends, 'infinity'::date))
$$;
comment on function cases.can_hold(uuid, uuid) is 'Whether that person has a role with which they can hold that case.';

revoke all on function cases.being_asked(), cases.held_cases(), cases.team_of(uuid), cases.given_cases(), cases.can_hold(uuid, uuid) from public;
grant execute on function cases.being_asked(), cases.held_cases(), cases.team_of(uuid), cases.given_cases(), cases.can_hold(uuid, uuid) to sightline_app;

alter table cases.team enable row level security;
alter table cases.child_case enable row level security;
alter table cases.team_move enable row level security;
alter table cases.holding enable row level security;
alter table cases.child enable row level security;
alter table cases.entry enable row level security;

create policy team_read on cases.team for select to sightline_app using (
  partnership_id in (select h.partnership_id from access.held('case:hold') h)
  or partnership_id in (select h.partnership_id from access.held('duty:count') h));
create policy team_add on cases.team for insert to sightline_app with check (
  added_by = platform.current_person()
  and (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('case:give') h));

create policy child_case_read on cases.child_case for select to sightline_app using (
  id in (select cases.held_cases()) or id in (select cases.given_cases()) or id = cases.being_asked());
create policy child_case_open on cases.child_case for insert to sightline_app with check (
  opened_by = platform.current_person()
  and exists (select 1 from cases.team t where t.id = team_id and t.partnership_id = child_case.partnership_id
    and (t.partnership_id, t.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('case:give') h)));

create policy team_move_read on cases.team_move for select to sightline_app using (
  case_id in (select cases.held_cases()) or case_id in (select cases.given_cases()));
create policy team_move_add on cases.team_move for insert to sightline_app with check (
  by_person = platform.current_person() and case_id in (select cases.given_cases())
  and exists (select 1 from cases.team t join cases.child_case c on c.partnership_id = t.partnership_id where t.id = team_move.team_id and c.id = case_id));

create policy holding_read on cases.holding for select to sightline_app using (
  case_id in (select cases.held_cases()) or case_id in (select cases.given_cases()));
create policy holding_give on cases.holding for insert to sightline_app with check (
  given_by = platform.current_person() and ended_at is null and case_id in (select cases.given_cases()) and cases.can_hold(person_id, case_id));
create policy holding_end on cases.holding for update to sightline_app
  using (ended_at is null and case_id in (select cases.given_cases()))
  with check (ended_by = platform.current_person());

-- Whoever opens a case holds it at first, and says who the child is.
create policy child_read on cases.child for select to sightline_app using (
  case_id in (select cases.held_cases()) or case_id = cases.being_asked());
create policy child_add on cases.child for insert to sightline_app with check (
  by_person = platform.current_person() and case_id in (select cases.held_cases()));

create policy entry_read on cases.entry for select to sightline_app using (
  case_id in (select cases.held_cases()) or case_id = cases.being_asked());
create policy entry_add on cases.entry for insert to sightline_app with check (
  recorded_by = platform.current_person() and case_id in (select cases.held_cases()));
