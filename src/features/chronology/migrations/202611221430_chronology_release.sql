create table chronology.name_list (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  version integer not null check (version > 0),
  content jsonb not null,
  reviewed boolean not null,
  at timestamptz not null,
  by_person uuid not null references access.person,
  unique (incident_id, version)
);
comment on table chronology.name_list is 'Names, places and organisations of a chronology and the roles that stand for them where it leaves pseudonymised. Insert-only; the newest counts.';
comment on column chronology.name_list.version is 'Unique: two people who change the list at once are told.';
comment on column chronology.name_list.reviewed is 'Whoever kept it says that they read it against the accounts. Nothing leaves by a list that nobody reviewed.';

create table chronology.release_sign_off (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  list_id uuid not null references chronology.name_list,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  entries integer not null check (entries >= 0),
  at timestamptz not null,
  by_person uuid not null references access.person
);
comment on table chronology.release_sign_off is 'A person read exactly this release and said that nobody can be known by it. Insert-only; without one it is called pseudonymised.';
comment on column chronology.release_sign_off.digest is 'SHA-256 of the entries as they would leave: a signature holds for nothing else.';
create index release_sign_off_incident on chronology.release_sign_off (incident_id, digest);

grant select, insert on chronology.name_list, chronology.release_sign_off to sightline_app;
alter table chronology.name_list enable row level security;
alter table chronology.release_sign_off enable row level security;

-- The list holds every name in one place, so only those who run the chronology see it.
create policy name_list_read on chronology.name_list for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('chronology:write') h));
create policy name_list_add on chronology.name_list for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('chronology:write') h)
  and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = name_list.partnership_id));

create policy release_sign_off_read on chronology.release_sign_off for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('chronology:read') h));
create policy release_sign_off_add on chronology.release_sign_off for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('chronology:write') h)
  and exists (select 1 from chronology.name_list l where l.id = list_id and l.incident_id = release_sign_off.incident_id and l.partnership_id = release_sign_off.partnership_id));
