create table chronology.family_fact (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  kind text not null check (kind in ('person', 'union', 'parent', 'home', 'taken_back')),
  content jsonb not null,
  takes_back uuid references chronology.family_fact,
  at timestamptz not null,
  by_person uuid not null references access.person,
  check ((kind = 'taken_back') = (takes_back is not null)),
  unique (takes_back)
);
comment on table chronology.family_fact is 'Who belongs to a child''s family and home, and from when to when: people by role, unions, parents, homes. Insert-only; a fact is taken back by another, with a reason.';
comment on column chronology.family_fact.content is 'A person: role, sex, born, died, names as entries use them. Others name people by the id of their fact. Dates are partial dates as they are stored.';
create index family_fact_incident on chronology.family_fact (incident_id, at);

grant select, insert on chronology.family_fact to sightline_app;
alter table chronology.family_fact enable row level security;
create policy family_fact_read on chronology.family_fact for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('chronology:read') h));
create policy family_fact_add on chronology.family_fact for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('chronology:write') h)
  and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = family_fact.partnership_id));
