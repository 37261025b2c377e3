-- Two records that a person puts before people: the linker may have missed a child, and a missed one stays missed
-- where only what it proposes can be joined.
create table linkage.proposal (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  record_a uuid not null references linkage.record,
  record_b uuid not null references linkage.record,
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  at timestamptz not null,
  by_person uuid not null references access.person,
  check (record_a < record_b)
);
comment on table linkage.proposal is 'Two records that a person put before people as perhaps of one child, and why. Every later run explains them anew. Insert-only.';
create index proposal_partnership on linkage.proposal (partnership_id, at);

alter table linkage.pair add column proposal_id uuid references linkage.proposal, add check (proposal_id is null or band = 'review');
comment on table linkage.pair is 'Two records that a run or a person proposes to be of one child, with the evidence as a person may see it. Insert-only.';
comment on column linkage.pair.proposal_id is 'Where a person proposed it and the run did not.';

grant select, insert on linkage.proposal to sightline_app;
alter table linkage.proposal enable row level security;

create policy proposal_read on linkage.proposal for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h)
    and exists (select 1 from linkage.record r where r.id = record_a) and exists (select 1 from linkage.record r where r.id = record_b));
create policy proposal_add on linkage.proposal for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('linkage:decide') h)
  and exists (select 1 from linkage.record r where r.id = record_a and r.partnership_id = proposal.partnership_id)
  and exists (select 1 from linkage.record r where r.id = record_b and r.partnership_id = proposal.partnership_id));

-- The linker's pairs are of whoever runs it; those of a proposal are of whoever decides.
alter policy pair_add on linkage.pair with check (
  partnership_id in (select h.partnership_id from access.held(case when proposal_id is null then 'linkage:bring' else 'linkage:decide' end) h)
  and (proposal_id is null or exists (select 1 from linkage.proposal p
    where p.id = proposal_id and p.partnership_id = pair.partnership_id and p.record_a = pair.record_a and p.record_b = pair.record_b))
  and exists (select 1 from linkage.run r where r.id = run_id and r.partnership_id = pair.partnership_id)
  and exists (select 1 from linkage.record r where r.id = record_a and r.partnership_id = pair.partnership_id)
  and exists (select 1 from linkage.record r where r.id = record_b and r.partnership_id = pair.partnership_id));
