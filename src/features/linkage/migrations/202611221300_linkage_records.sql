create schema linkage;
comment on schema linkage is 'Records of children that a partnership''s agencies hold, and whether they are of the same child.';
grant usage on schema linkage to sightline_app;

create table linkage.batch (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  agency text not null check (length(agency) between 1 and 200),
  file_name text not null check (length(file_name) between 1 and 200),
  sha256 bytea not null check (length(sha256) = 32),
  comparisons jsonb not null,
  counts jsonb not null,
  problems jsonb not null,
  brought_at timestamptz not null,
  brought_by uuid not null references access.person,
  unique (partnership_id, sha256)
);
comment on table linkage.batch is 'A file of records that was brought for linking. The file itself is not kept: only what is compared is taken from it. Insert-only.';

create table linkage.record (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  batch_id uuid not null references linkage.batch,
  reference text not null check (length(reference) between 1 and 200),
  cells jsonb not null,
  restricted boolean not null,
  sealed boolean not null,
  unborn boolean not null
);
comment on table linkage.record is 'One agency''s record of one child, cleaned for comparing. Insert-only. Of a sealed identity only the reference is kept, and it is shown to nobody.';
comment on column linkage.record.cells is 'Values by comparison. Of a restricted record, without address, school, telephone and anything else that says where the child is.';
create index record_partnership on linkage.record (partnership_id);

create table linkage.protected_cells (
  record_id uuid primary key references linkage.record,
  partnership_id uuid not null references access.partnership,
  cells jsonb not null
);
comment on table linkage.protected_cells is 'Where a child with a restricted address is. Read by the linker alone; no page, file or search shows it.';

create table linkage.run (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  model_version text not null,
  model jsonb not null,
  summary jsonb not null,
  run_at timestamptz not null,
  run_by uuid not null references access.person
);
comment on table linkage.run is 'One linking of all of a partnership''s records, with the model that it learnt. The newest proposes. Insert-only.';
create index run_partnership on linkage.run (partnership_id, run_at);

create table linkage.match_key (
  key bigint not null,
  record_id uuid not null,
  partnership_id uuid not null references access.partnership,
  primary key (key, record_id) include (partnership_id)
);
comment on table linkage.match_key is 'By which a new record finds those that it may be the same child as: a digest of the run, a blocking rule and the values. An index, made anew by each run. Rules with an address in them have no key for a restricted record.';

create table linkage.value_count (
  key bigint primary key,
  partnership_id uuid not null references access.partnership,
  records integer not null check (records > 1)
);
comment on table linkage.value_count is 'How many records have a value, where it is more than one: a rare name says more than a common one. Made anew by each run.';

create table linkage.pair (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  run_id uuid not null references linkage.run,
  record_a uuid not null references linkage.record,
  record_b uuid not null references linkage.record,
  weight real not null,
  band text not null check (band in ('automatic', 'review')),
  family integer not null,
  second_look boolean not null,
  explanation jsonb not null,
  beside uuid[] not null,
  check (record_a < record_b),
  unique (run_id, record_a, record_b)
);
comment on table linkage.pair is 'Two records that a run proposes to be of one child, with the evidence as a person may see it. Insert-only.';
comment on column linkage.pair.family is 'Pairs with the same number are of one household and are looked at together.';
comment on column linkage.pair.second_look is 'In the sample that two people look at, neither seeing what the other said.';
comment on column linkage.pair.beside is 'Other records of the household.';

create table linkage.decision (
  id uuid primary key,
  number bigint generated always as identity,
  partnership_id uuid not null references access.partnership,
  pair_id uuid not null references linkage.pair,
  said text not null check (said in ('same', 'different', 'cannot_tell', 'undone')),
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  undoes uuid references linkage.decision,
  at timestamptz not null,
  by_person uuid not null references access.person,
  check ((said = 'undone') = (undoes is not null)),
  unique (undoes)
);
comment on table linkage.decision is 'What a person said of two records: a join, a split, or that it cannot be told. Insert-only; one is undone by another that names it.';
comment on column linkage.decision.number is 'The order in which things were said, also within one moment.';
create index decision_pair on linkage.decision (pair_id);
create index decision_partnership on linkage.decision (partnership_id, at);

create table linkage.search (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  shown uuid[] not null,
  at timestamptz not null,
  by_person uuid not null references access.person
);
comment on table linkage.search is 'Who searched for a child, why, and which records it showed. What was typed is not kept. Insert-only.';

grant select, insert on all tables in schema linkage to sightline_app;
grant delete on linkage.match_key, linkage.value_count to sightline_app;

alter table linkage.batch enable row level security;
alter table linkage.record enable row level security;
alter table linkage.protected_cells enable row level security;
alter table linkage.run enable row level security;
alter table linkage.match_key enable row level security;
alter table linkage.value_count enable row level security;
alter table linkage.pair enable row level security;
alter table linkage.decision enable row level security;
alter table linkage.search enable row level security;

create policy batch_read on linkage.batch for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy batch_add on linkage.batch for insert to sightline_app with check (
  brought_by = platform.current_person() and partnership_id in (select h.partnership_id from access.held('linkage:bring') h));

-- A sealed identity is shown to nobody, so nothing can be linked to it.
create policy record_read on linkage.record for select to sightline_app
  using (not sealed and partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy record_add on linkage.record for insert to sightline_app with check (
  partnership_id in (select h.partnership_id from access.held('linkage:bring') h)
  and exists (select 1 from linkage.batch b where b.id = batch_id and b.partnership_id = record.partnership_id));

create policy protected_cells_read on linkage.protected_cells for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:bring') h));
create policy protected_cells_add on linkage.protected_cells for insert to sightline_app with check (
  partnership_id in (select h.partnership_id from access.held('linkage:bring') h)
  and exists (select 1 from linkage.record r where r.id = record_id and r.partnership_id = protected_cells.partnership_id));

create policy run_read on linkage.run for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy run_add on linkage.run for insert to sightline_app with check (
  run_by = platform.current_person() and partnership_id in (select h.partnership_id from access.held('linkage:bring') h));

create policy match_key_read on linkage.match_key for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy match_key_add on linkage.match_key for insert to sightline_app
  with check (partnership_id in (select h.partnership_id from access.held('linkage:bring') h));
create policy match_key_remove on linkage.match_key for delete to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:bring') h));

create policy value_count_read on linkage.value_count for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy value_count_add on linkage.value_count for insert to sightline_app
  with check (partnership_id in (select h.partnership_id from access.held('linkage:bring') h));
create policy value_count_remove on linkage.value_count for delete to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:bring') h));

create policy pair_read on linkage.pair for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy pair_add on linkage.pair for insert to sightline_app with check (
  partnership_id in (select h.partnership_id from access.held('linkage:bring') h)
  and exists (select 1 from linkage.run r where r.id = run_id and r.partnership_id = pair.partnership_id)
  and exists (select 1 from linkage.record r where r.id = record_a and r.partnership_id = pair.partnership_id)
  and exists (select 1 from linkage.record r where r.id = record_b and r.partnership_id = pair.partnership_id));

create policy decision_read on linkage.decision for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy decision_add on linkage.decision for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('linkage:decide') h)
  and exists (select 1 from linkage.pair p where p.id = pair_id and p.partnership_id = decision.partnership_id));

create policy search_read on linkage.search for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy search_add on linkage.search for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('linkage:search') h));
