create schema figures;
comment on schema figures is 'Studies that the Panel''s analysts bring: codebooks, coded data, declared tables, and comparisons that were kept.';
grant usage on schema figures to sightline_app;

create table figures.study (
  id uuid primary key,
  title text not null check (length(title) between 1 and 300),
  codebook_file text not null check (length(codebook_file) between 1 and 200),
  codebook text not null check (length(codebook) <= 2000000),
  data_sha256 bytea not null check (length(data_sha256) = 32),
  added_at timestamptz not null,
  added_by uuid not null references access.person
);
comment on table figures.study is 'A codebook with the data that was coded under it. Insert-only: other data is another study. Nothing is kept in which something does not fit.';
comment on column figures.study.data_sha256 is 'Of the one file; of several, of their digests in order.';

create table figures.study_file (
  study_id uuid not null references figures.study,
  seq integer not null check (seq > 0),
  file_name text not null check (length(file_name) between 1 and 200),
  content bytea not null check (length(content) <= 26214400),
  primary key (study_id, seq)
);
comment on table figures.study_file is 'The coded data as it was sent, kept whole.';

create table figures.specification (
  id uuid primary key,
  study_id uuid references figures.study,
  file_name text not null check (length(file_name) between 1 and 200),
  text text not null check (length(text) <= 1000000),
  added_at timestamptz not null,
  added_by uuid not null references access.person
);
comment on table figures.specification is 'A table as an analyst declared it. Insert-only.';
comment on column figures.specification.study_id is 'Null for the sample that comes with the program.';
create index specification_study on figures.specification (study_id);

create table figures.comparison (
  id uuid primary key,
  study_id uuid references figures.study,
  cohort text not null,
  frozen text not null check (length(frozen) <= 5000000),
  made_at timestamptz not null,
  made_by uuid not null references access.person
);
comment on table figures.comparison is 'A comparison as it came out, with all that it takes to make it again. Insert-only.';
comment on column figures.comparison.frozen is 'The JSON document, byte for byte.';
create index comparison_study on figures.comparison (study_id);

grant select, insert on all tables in schema figures to sightline_app;

alter table figures.study enable row level security;
alter table figures.study_file enable row level security;
alter table figures.specification enable row level security;
alter table figures.comparison enable row level security;

-- Studies are the nation's: whoever holds a national role reads them, and the analyst alone adds.
create policy study_read on figures.study for select to sightline_app
  using (exists (select 1 from access.held('figures:read') h where h.partnership_id is null));
create policy study_add on figures.study for insert to sightline_app
  with check (added_by = platform.current_person() and exists (select 1 from access.held('figures:write') h where h.partnership_id is null));
create policy study_file_read on figures.study_file for select to sightline_app
  using (exists (select 1 from access.held('figures:read') h where h.partnership_id is null));
create policy study_file_add on figures.study_file for insert to sightline_app
  with check (study_id in (select s.id from figures.study s where s.added_by = platform.current_person())
    and exists (select 1 from access.held('figures:write') h where h.partnership_id is null));
create policy specification_read on figures.specification for select to sightline_app
  using (exists (select 1 from access.held('figures:read') h where h.partnership_id is null));
create policy specification_add on figures.specification for insert to sightline_app
  with check (added_by = platform.current_person() and exists (select 1 from access.held('figures:write') h where h.partnership_id is null));
create policy comparison_read on figures.comparison for select to sightline_app
  using (exists (select 1 from access.held('figures:read') h where h.partnership_id is null));
create policy comparison_add on figures.comparison for insert to sightline_app
  with check (made_by = platform.current_person() and exists (select 1 from access.held('figures:write') h where h.partnership_id is null));
