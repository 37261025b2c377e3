create table figures.report_given (
  id uuid primary key,
  study_id uuid references figures.study,
  kind text not null check (kind in ('corrections', 'population')),
  file_name text not null check (length(file_name) between 1 and 200),
  text text not null check (length(text) <= 1000000),
  given_at timestamptz not null,
  given_by uuid not null references access.person
);
comment on table figures.report_given is 'What the report of a study is given beside its data: the log of corrections, or the population that groups are held to. Insert-only: of each kind the newest counts.';
comment on column figures.report_given.study_id is 'Null for the sample that comes with the program.';
create index report_given_study on figures.report_given (study_id);

grant select, insert on figures.report_given to sightline_app;
alter table figures.report_given enable row level security;

create policy report_given_read on figures.report_given for select to sightline_app
  using (exists (select 1 from access.held('figures:read') h where h.partnership_id is null));
create policy report_given_add on figures.report_given for insert to sightline_app
  with check (given_by = platform.current_person() and exists (select 1 from access.held('figures:write') h where h.partnership_id is null));
