create schema chronology;
comment on schema chronology is 'What each agency recorded about a child, as it was sent, and what people said of it.';
grant usage on schema chronology to sightline_app;

create table chronology.source (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  organisation_id uuid references access.organisation,
  request_id uuid references incidents.agency_request,
  agency text not null check (length(agency) between 1 and 200),
  kind text not null check (kind in ('file', 'typed')),
  file_name text check (length(file_name) between 1 and 200),
  sha256 bytea check (length(sha256) = 32),
  content bytea check (length(content) <= 26214400),
  received_at timestamptz not null,
  received_by uuid not null references access.person,
  check ((kind = 'file') = (file_name is not null and sha256 is not null and content is not null))
);
comment on table chronology.source is 'A file as an agency sent it, kept whole, or what was typed for an agency. Insert-only.';
comment on column chronology.source.organisation_id is 'Whose account it is, where that organisation is one of the partnership''s; its author then sees it.';
comment on column chronology.source.agency is 'Whose account it is, in words.';
create index source_incident on chronology.source (incident_id);

create table chronology.reading (
  source_id uuid not null references chronology.source,
  seq integer not null check (seq > 0),
  mapping jsonb not null,
  result jsonb not null,
  read_at timestamptz not null,
  read_by uuid not null references access.person,
  primary key (source_id, seq)
);
comment on table chronology.reading is 'What the program read in a file under one mapping of its columns: entries, and every row that needs a person. Reading again adds a reading.';

create table chronology.source_act (
  source_id uuid not null references chronology.source,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('taken_in', 'set_aside', 'brought_back')),
  reason text not null,
  at timestamptz not null,
  by_person uuid not null references access.person,
  primary key (source_id, seq)
);
comment on table chronology.source_act is 'Whether a file''s entries stand in the combined chronology, and why not. Nothing is deleted.';

create table chronology.entry (
  id uuid primary key,
  source_id uuid not null references chronology.source,
  position integer not null check (position >= 0),
  agency text not null,
  area text not null,
  event_type text,
  occurred text,
  placed integer,
  width integer,
  clock integer,
  known_to text not null,
  told text not null,
  content jsonb not null,
  corrects uuid references chronology.entry,
  reason text,
  recorded_at timestamptz not null,
  recorded_by uuid not null references access.person,
  check ((corrects is null) = (reason is null)),
  unique (corrects)
);
comment on table chronology.entry is 'One entry of one agency''s account. Insert-only: a correction is a new entry that names the one it corrects, and both are kept.';
comment on column chronology.entry.occurred is 'A partial date or a moment as it is stored; null where nobody could read what was written.';
comment on column chronology.entry.placed is 'The day number by which it is ordered: the earliest it may have been, an open start by its latest. Made from occurred, so that the database can order and filter.';
comment on column chronology.entry.width is 'How many days it may span, so that the finer date comes first; -1 for a moment.';
comment on column chronology.entry.clock is 'Minutes since midnight in London, for a moment.';
comment on column chronology.entry.told is 'What happened, as the agency wrote it. Everything else that the row said is in content.';
comment on column chronology.entry.corrects is 'Unique: two people who correct the same entry at once are told.';
create index entry_source on chronology.entry (source_id, position);

create table chronology.judgement (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  entry_a uuid not null references chronology.entry,
  entry_b uuid not null references chronology.entry,
  said text not null check (said in ('same', 'different', 'cannot_tell')),
  note text not null,
  at timestamptz not null,
  by_person uuid not null references access.person,
  check (entry_a < entry_b)
);
comment on table chronology.judgement is 'What a person said of two entries: the same event told twice, or not. Insert-only; the newest counts, and the two entries stay.';
create index judgement_incident on chronology.judgement (incident_id, at);

create table chronology.note (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  entry_id uuid not null references chronology.entry,
  kind text not null check (kind in ('moment', 'childs_words', 'strength', 'enquiry', 'comment', 'taken_back')),
  words text not null check (length(words) between 1 and 4000),
  takes_back uuid references chronology.note,
  at timestamptz not null,
  by_person uuid not null references access.person,
  check ((kind = 'taken_back') = (takes_back is not null)),
  unique (takes_back)
);
comment on table chronology.note is 'What those who review say of an entry, apart from the account itself. Insert-only; a note is taken back by another, with a reason.';
comment on column chronology.note.kind is 'moment: named at the top of the picture. enquiry: bears on a line of enquiry.';
create index note_incident on chronology.note (incident_id, at);

create table chronology.episode (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  title text not null check (length(title) between 1 and 200),
  starts text not null,
  ends text not null,
  why text not null,
  takes_place_of uuid references chronology.episode,
  removed boolean not null,
  at timestamptz not null,
  by_person uuid not null references access.person,
  unique (takes_place_of)
);
comment on table chronology.episode is 'A key practice episode. Insert-only: a change or a removal takes the place of the one before, which is kept.';
comment on column chronology.episode.starts is 'A partial date as it is stored; ends may be empty where it has no end.';
create index episode_incident on chronology.episode (incident_id, at);

grant select, insert on all tables in schema chronology to sightline_app;

alter table chronology.source enable row level security;
alter table chronology.reading enable row level security;
alter table chronology.source_act enable row level security;
alter table chronology.entry enable row level security;
alter table chronology.judgement enable row level security;
alter table chronology.note enable row level security;
alter table chronology.episode enable row level security;

create policy source_read on chronology.source for select to sightline_app using (
  partnership_id in (select h.partnership_id from access.held('chronology:read') h)
  or (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h));
create policy source_add on chronology.source for insert to sightline_app with check (
  received_by = platform.current_person()
  and (request_id is null or exists (
    select 1 from incidents.agency_request r
    where r.id = request_id and r.incident_id = source.incident_id and r.partnership_id = source.partnership_id and r.organisation_id = source.organisation_id))
  and (
    (partnership_id in (select h.partnership_id from access.held('chronology:write') h)
      and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = source.partnership_id))
    or (request_id is not null and (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h))));

create function chronology.may_add_to(source uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from chronology.source s where s.id = source and (
      s.partnership_id in (select h.partnership_id from access.held('chronology:write') h)
      or (s.partnership_id, s.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)))
$$;
comment on function chronology.may_add_to(uuid) is 'Whether the signed-in person may add to a source: who runs the chronology, or its own agency. Runs under their own policies.';
revoke all on function chronology.may_add_to(uuid) from public;
grant execute on function chronology.may_add_to(uuid) to sightline_app;

-- A policy's own queries are under policy too: what hangs on a source is seen by those who see the source.
create policy reading_read on chronology.reading for select to sightline_app using (source_id in (select s.id from chronology.source s));
create policy reading_add on chronology.reading for insert to sightline_app
  with check (read_by = platform.current_person() and chronology.may_add_to(source_id));
create policy source_act_read on chronology.source_act for select to sightline_app using (source_id in (select s.id from chronology.source s));
create policy source_act_add on chronology.source_act for insert to sightline_app
  with check (by_person = platform.current_person() and chronology.may_add_to(source_id));
create policy entry_read on chronology.entry for select to sightline_app using (source_id in (select s.id from chronology.source s));
create policy entry_add on chronology.entry for insert to sightline_app
  with check (recorded_by = platform.current_person() and chronology.may_add_to(source_id));

create policy judgement_read on chronology.judgement for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('chronology:read') h));
create policy judgement_add on chronology.judgement for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('chronology:write') h)
  and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = judgement.partnership_id)
  and exists (select 1 from chronology.entry e join chronology.source s on s.id = e.source_id where e.id = entry_a and s.incident_id = judgement.incident_id)
  and exists (select 1 from chronology.entry e join chronology.source s on s.id = e.source_id where e.id = entry_b and s.incident_id = judgement.incident_id));

create policy note_read on chronology.note for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('chronology:read') h));
create policy note_add on chronology.note for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('chronology:write') h)
  and exists (select 1 from chronology.entry e join chronology.source s on s.id = e.source_id
    where e.id = entry_id and s.incident_id = note.incident_id and s.partnership_id = note.partnership_id));

create policy episode_read on chronology.episode for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('chronology:read') h));
create policy episode_add on chronology.episode for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('chronology:write') h)
  and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = episode.partnership_id));
