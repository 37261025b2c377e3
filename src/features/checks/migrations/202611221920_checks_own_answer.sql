create table checks.own_answer (
  id uuid primary key,
  number bigint generated always as identity,
  incident_id uuid not null references incidents.incident,
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
comment on table checks.own_answer is 'What somebody who prepares for a partnership said to what the checks ask of its own work on an incident. Insert-only. It is part of the record of the duty, and is not a measure of whoever gave it.';
comment on column checks.own_answer.key is 'What tells one instance of a check from another, so that an answer stays with it while evidence is added.';
comment on column checks.own_answer.result is 'What the check said when it was answered: an answer given while there was time does not stand once it has run out.';
create index own_answer_incident on checks.own_answer (incident_id, check_id, key);

grant select, insert on checks.own_answer to sightline_app;
alter table checks.own_answer enable row level security;

create policy own_answer_read on checks.own_answer for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('incident:read') h));
create policy own_answer_add on checks.own_answer for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('duty:answer-own') h)
  and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = own_answer.partnership_id));
