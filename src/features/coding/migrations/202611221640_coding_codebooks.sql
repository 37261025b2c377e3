create schema coding;
comment on schema coding is 'Codebooks in their versions, and what is coded by them.';
grant usage on schema coding to sightline_app;

create table coding.codebook_version (
  id uuid primary key,
  codebook text not null check (length(codebook) between 1 and 100),
  version text not null check (length(version) between 1 and 50),
  title text not null check (length(title) between 1 and 300),
  text text not null check (length(text) <= 2000000),
  sha256 bytea not null check (length(sha256) = 32),
  continues uuid unique,
  because text not null check (length(because) between 1 and 2000),
  added_at timestamptz not null,
  added_by uuid references access.person,
  unique (codebook, version),
  unique (id, codebook),
  foreign key (continues, codebook) references coding.codebook_version (id, codebook)
);
comment on table coding.codebook_version is 'A codebook as a whole, checked before it was kept. Insert-only: a change is the next version.';
comment on column coding.codebook_version.text is 'YAML or JSON, as readCodebook reads it.';
comment on column coding.codebook_version.sha256 is 'Of the text in UTF-8.';
comment on column coding.codebook_version.continues is 'The version before. Only one version follows another, so that the versions of a codebook are one line.';
comment on column coding.codebook_version.because is 'Why this version was made.';
comment on column coding.codebook_version.added_by is 'Null for one that comes with the program.';

create table coding.codebook_draft (
  id uuid primary key,
  codebook text not null unique check (length(codebook) between 1 and 100),
  based_on uuid references coding.codebook_version,
  document jsonb not null check (length(document::text) <= 4000000),
  revision integer not null check (revision > 0),
  saved_at timestamptz not null,
  saved_by uuid not null references access.person
);
comment on table coding.codebook_draft is 'The next version of a codebook while it is written; one of each codebook. It may hold mistakes, and nothing is coded by it.';
comment on column coding.codebook_draft.based_on is 'The version that it follows; null for a codebook that has none yet.';
comment on column coding.codebook_draft.revision is 'Counts up at each change, so that two people do not overwrite each other.';
create index codebook_draft_based_on on coding.codebook_draft (based_on);

create table coding.codebook_mapping (
  id uuid primary key,
  from_version uuid not null references coding.codebook_version,
  to_version uuid not null references coding.codebook_version check (to_version <> from_version),
  pairs jsonb not null check (jsonb_typeof(pairs) = 'array' and length(pairs::text) <= 2000000),
  because text not null check (length(because) between 1 and 2000),
  added_at timestamptz not null,
  added_by uuid not null references access.person
);
comment on table coding.codebook_mapping is 'Which codes of one codebook are which of another. Insert-only: the newest of two versions counts.';
comment on column coding.codebook_mapping.pairs is 'A list of {their_code, their_value, our_code, our_value}.';
create index codebook_mapping_from on coding.codebook_mapping (from_version, to_version, added_at);

grant select, insert on coding.codebook_version, coding.codebook_mapping to sightline_app;
grant select, insert, update, delete on coding.codebook_draft to sightline_app;

alter table coding.codebook_version enable row level security;
alter table coding.codebook_draft enable row level security;
alter table coding.codebook_mapping enable row level security;

-- Codebooks are the nation's: whoever holds a national role reads them, and the analyst alone writes.
create policy codebook_version_read on coding.codebook_version for select to sightline_app
  using (exists (select 1 from access.held('codebook:read') h where h.partnership_id is null));
create policy codebook_version_add on coding.codebook_version for insert to sightline_app
  with check (added_by = platform.current_person() and exists (select 1 from access.held('codebook:write') h where h.partnership_id is null));
create policy codebook_draft_read on coding.codebook_draft for select to sightline_app
  using (exists (select 1 from access.held('codebook:read') h where h.partnership_id is null));
create policy codebook_draft_add on coding.codebook_draft for insert to sightline_app
  with check (saved_by = platform.current_person() and exists (select 1 from access.held('codebook:write') h where h.partnership_id is null));
create policy codebook_draft_change on coding.codebook_draft for update to sightline_app
  using (exists (select 1 from access.held('codebook:write') h where h.partnership_id is null))
  with check (saved_by = platform.current_person() and exists (select 1 from access.held('codebook:write') h where h.partnership_id is null));
create policy codebook_draft_remove on coding.codebook_draft for delete to sightline_app
  using (exists (select 1 from access.held('codebook:write') h where h.partnership_id is null));
create policy codebook_mapping_read on coding.codebook_mapping for select to sightline_app
  using (exists (select 1 from access.held('codebook:read') h where h.partnership_id is null));
create policy codebook_mapping_add on coding.codebook_mapping for insert to sightline_app
  with check (added_by = platform.current_person() and exists (select 1 from access.held('codebook:write') h where h.partnership_id is null));
