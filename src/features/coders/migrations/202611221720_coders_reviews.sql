create schema coders;
comment on schema coders is 'Reviews that the Panel''s analysts code: their texts, who codes what, what each coder said, and what stands.';
grant usage on schema coders to sightline_app;

create table coders.incident (
  id uuid primary key,
  reference text not null unique check (length(reference) between 1 and 60),
  added_at timestamptz not null,
  added_by uuid not null references access.person
);
comment on table coders.incident is 'A serious incident whose reviews are coded, under the Panel''s reference. Insert-only.';

create table coders.incident_facts (
  incident_id uuid not null references coders.incident,
  version integer not null check (version > 0),
  occurred text check (length(occurred) between 1 and 200),
  aware_on date,
  notified_on date,
  withdrawn_on date,
  because text not null check (length(because) between 1 and 2000),
  at timestamptz not null,
  by_person uuid not null references access.person,
  primary key (incident_id, version),
  check (withdrawn_on is null or notified_on is not null)
);
comment on table coders.incident_facts is 'The dates by which an incident is counted. Insert-only: the newest version counts.';
comment on column coders.incident_facts.occurred is 'EDTF: a month stays a month.';
comment on column coders.incident_facts.aware_on is 'When the council became aware, from which the notification is due.';

create table coders.review (
  id uuid primary key,
  incident_id uuid not null references coders.incident,
  reference text not null unique check (length(reference) between 1 and 80),
  kind text not null check (kind in ('rapid_review', 'lcspr', 'national')),
  received_on date,
  file_name text check (length(file_name) between 1 and 200),
  content bytea check (length(content) <= 26214400),
  sha256 bytea check (length(sha256) = 32),
  paragraphs jsonb not null check (jsonb_typeof(paragraphs) = 'array'),
  added_at timestamptz not null,
  added_by uuid not null references access.person,
  check ((content is null) = (sha256 is null))
);
comment on table coders.review is 'A review as it came, kept whole, and its text in numbered paragraphs. Insert-only: a later review of the same incident is another.';
comment on column coders.review.content is 'The file as it was sent, or the pasted text in UTF-8. Null where only coded data was brought.';
comment on column coders.review.paragraphs is 'A list of texts; the first is paragraph 1.';
create index review_incident on coders.review (incident_id);

create table coders.person (
  id uuid primary key,
  incident_id uuid not null references coders.incident,
  kind text not null check (kind in ('child', 'adult', 'alleged')),
  reference text not null unique check (length(reference) between 1 and 100),
  described text not null check (length(described) between 1 and 300),
  added_at timestamptz not null,
  added_by uuid not null references access.person
);
comment on table coders.person is 'A child, a relevant adult or a person alleged to have caused harm, as the reviews of an incident tell of them, without a name. Insert-only.';
create index person_incident on coders.person (incident_id);

create table coders.person_taken_out (
  person_id uuid primary key references coders.person,
  because text not null check (length(because) between 1 and 2000),
  at timestamptz not null,
  by_person uuid not null references access.person
);
comment on table coders.person_taken_out is 'Somebody who was put down by mistake: no longer coded or counted. Insert-only.';

create table coders.batch (
  id uuid primary key,
  title text not null check (length(title) between 1 and 200),
  codebook_version_id uuid not null references coding.codebook_version,
  brought boolean not null,
  made_at timestamptz not null,
  made_by uuid not null references access.person
);
comment on table coders.batch is 'Reviews that are coded together by one version of a codebook. Insert-only.';
comment on column coders.batch.brought is 'True where the coded data came in a file and nobody coded it here.';
create index batch_codebook on coders.batch (codebook_version_id);

create table coders.assignment (
  id uuid primary key,
  batch_id uuid not null references coders.batch,
  review_id uuid not null references coders.review,
  coder_id uuid not null references access.person,
  assigned_at timestamptz not null,
  assigned_by uuid not null references access.person,
  unique (batch_id, review_id, coder_id)
);
comment on table coders.assignment is 'Who codes which review in a batch. Insert-only.';
create index assignment_review on coders.assignment (review_id);
create index assignment_coder on coders.assignment (coder_id);

create table coders.draft (
  assignment_id uuid not null references coders.assignment,
  unit_id uuid not null,
  revision integer not null check (revision > 0),
  content jsonb not null,
  saved_at timestamptz not null,
  primary key (assignment_id, unit_id)
);
comment on table coders.draft is 'What a coder is still writing of one incident, review or person. The coder''s alone; gone when it is submitted.';
comment on column coders.draft.unit_id is 'The incident, the review or the person.';

create table coders.submission (
  id uuid primary key,
  assignment_id uuid not null references coders.assignment,
  version integer not null check (version > 0),
  because text check (length(because) between 1 and 2000),
  submitted_at timestamptz not null,
  submitted_by uuid not null references access.person,
  unique (assignment_id, version),
  check ((version = 1) = (because is null))
);
comment on table coders.submission is 'That a coder has coded a review, and why again. Insert-only. It does not say what was coded.';

create table coders.submitted_values (
  submission_id uuid primary key references coders.submission,
  content jsonb not null
);
comment on table coders.submitted_values is 'What a submission says: values with passages and memos, for each incident, review and person. Insert-only. While a coder of the review has not submitted, each sees only their own.';

create table coders.adjudication (
  id uuid primary key,
  number bigint generated always as identity,
  batch_id uuid not null references coders.batch,
  review_id uuid not null references coders.review,
  unit_id uuid not null,
  code text not null check (length(code) between 1 and 200),
  value text not null check (length(value) between 1 and 2000),
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  at timestamptz not null,
  by_person uuid not null references access.person
);
comment on table coders.adjudication is 'Which value stands where coders differ, and why. Insert-only: the newest counts.';
comment on column coders.adjudication.number is 'The order in which things were said, also within one moment.';
create index adjudication_review on coders.adjudication (batch_id, review_id);

create table coders.snapshot (
  id uuid primary key,
  codebook_version_id uuid not null references coding.codebook_version,
  data_sha256 bytea not null check (length(data_sha256) = 32),
  sources jsonb not null,
  taken_at timestamptz not null,
  taken_by uuid not null references access.person
);
comment on table coders.snapshot is 'Coded data as it stood when figures were made of it: for each record, which submissions it came from. Insert-only.';
comment on column coders.snapshot.data_sha256 is 'Of the files that figures were made from, as figures.study has it: that is how a number finds its way back.';
create index snapshot_codebook on coders.snapshot (codebook_version_id);
create index snapshot_data on coders.snapshot (data_sha256);

grant select, insert on all tables in schema coders to sightline_app;
grant update, delete on coders.draft to sightline_app;

alter table coders.incident enable row level security;
alter table coders.incident_facts enable row level security;
alter table coders.review enable row level security;
alter table coders.person enable row level security;
alter table coders.person_taken_out enable row level security;
alter table coders.batch enable row level security;
alter table coders.assignment enable row level security;
alter table coders.draft enable row level security;
alter table coders.submission enable row level security;
alter table coders.submitted_values enable row level security;
alter table coders.adjudication enable row level security;
alter table coders.snapshot enable row level security;

-- What is counted, and how far coding has come, both national roles see; texts and what was coded, the analysts alone.
create policy incident_read on coders.incident for select to sightline_app
  using (exists (select 1 from access.held('coding:read') h where h.partnership_id is null));
create policy incident_add on coders.incident for insert to sightline_app
  with check (added_by = platform.current_person() and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
create policy incident_facts_read on coders.incident_facts for select to sightline_app
  using (exists (select 1 from access.held('coding:read') h where h.partnership_id is null));
create policy incident_facts_add on coders.incident_facts for insert to sightline_app
  with check (by_person = platform.current_person() and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
create policy review_read on coders.review for select to sightline_app
  using (exists (select 1 from access.held('coding:read') h where h.partnership_id is null));
create policy review_add on coders.review for insert to sightline_app
  with check (added_by = platform.current_person() and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
create policy person_read on coders.person for select to sightline_app
  using (exists (select 1 from access.held('coding:read') h where h.partnership_id is null));
create policy person_add on coders.person for insert to sightline_app
  with check (added_by = platform.current_person() and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
create policy person_taken_out_read on coders.person_taken_out for select to sightline_app
  using (exists (select 1 from access.held('coding:read') h where h.partnership_id is null));
create policy person_taken_out_add on coders.person_taken_out for insert to sightline_app
  with check (by_person = platform.current_person() and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
create policy batch_read on coders.batch for select to sightline_app
  using (exists (select 1 from access.held('coding:read') h where h.partnership_id is null));
create policy batch_add on coders.batch for insert to sightline_app
  with check (made_by = platform.current_person() and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
create policy assignment_read on coders.assignment for select to sightline_app
  using (exists (select 1 from access.held('coding:read') h where h.partnership_id is null));
create policy assignment_add on coders.assignment for insert to sightline_app
  with check (assigned_by = platform.current_person() and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));

-- A draft is for nobody but its coder, while they are an analyst.
create policy draft_own on coders.draft for all to sightline_app
  using (assignment_id in (select a.id from coders.assignment a where a.coder_id = platform.current_person())
    and exists (select 1 from access.held('coding:write') h where h.partnership_id is null))
  with check (assignment_id in (select a.id from coders.assignment a where a.coder_id = platform.current_person())
    and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));

create policy submission_read on coders.submission for select to sightline_app
  using (exists (select 1 from access.held('coding:read') h where h.partnership_id is null));
create policy submission_add on coders.submission for insert to sightline_app
  with check (submitted_by = platform.current_person()
    and assignment_id in (select a.id from coders.assignment a where a.coder_id = platform.current_person())
    and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));

-- Blind: what others said of a review is seen once every coder of it in the batch has submitted, and not before.
create policy submitted_values_read on coders.submitted_values for select to sightline_app
  using (exists (select 1 from access.held('coding:write') h where h.partnership_id is null)
    and exists (
      select 1 from coders.submission s join coders.assignment mine on mine.id = s.assignment_id
      where s.id = submission_id and (mine.coder_id = platform.current_person() or not exists (
        select 1 from coders.assignment other where other.batch_id = mine.batch_id and other.review_id = mine.review_id
          and not exists (select 1 from coders.submission theirs where theirs.assignment_id = other.id)))));
create policy submitted_values_add on coders.submitted_values for insert to sightline_app
  with check (submission_id in (select s.id from coders.submission s where s.submitted_by = platform.current_person())
    and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));

create policy adjudication_read on coders.adjudication for select to sightline_app
  using (exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
create policy adjudication_add on coders.adjudication for insert to sightline_app
  with check (by_person = platform.current_person()
    and exists (select 1 from access.held('coding:write') h where h.partnership_id is null)
    and exists (select 1 from coders.assignment a where a.batch_id = adjudication.batch_id and a.review_id = adjudication.review_id)
    and not exists (select 1 from coders.assignment a where a.batch_id = adjudication.batch_id and a.review_id = adjudication.review_id
      and not exists (select 1 from coders.submission s where s.assignment_id = a.id)));

create policy snapshot_read on coders.snapshot for select to sightline_app
  using (exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
create policy snapshot_add on coders.snapshot for insert to sightline_app
  with check (taken_by = platform.current_person() and exists (select 1 from access.held('coding:write') h where h.partnership_id is null));
