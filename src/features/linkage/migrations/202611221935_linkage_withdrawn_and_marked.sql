-- Files that were brought by mistake, and children who are kept safe after the file was brought. The acts are kept;
-- the database itself makes of them what a record shows, so that no page, search or file can forget to ask.
alter table linkage.record add column withdrawn boolean not null default false, add unique (id, partnership_id);
alter table linkage.batch add unique (id, partnership_id);
comment on table linkage.record is 'One agency''s record of one child, cleaned for comparing. Added by the program; changed by the database alone, when a file is withdrawn or a record marked. Of an identity that came sealed only the reference is kept; no sealed identity is shown to anybody.';
comment on column linkage.record.withdrawn is 'Its file was withdrawn: shown to nobody and linked to nothing until it is brought back.';

create table linkage.batch_act (
  id uuid primary key,
  number bigint generated always as identity,
  partnership_id uuid not null references access.partnership,
  batch_id uuid not null,
  act text not null check (act in ('withdrawn', 'brought_back')),
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  joins_undone integer not null check (joins_undone >= 0),
  at timestamptz not null,
  by_person uuid not null references access.person,
  foreign key (batch_id, partnership_id) references linkage.batch (id, partnership_id)
);
comment on table linkage.batch_act is 'A file of records withdrawn, or brought back, by whom and why. The newest holds. Insert-only.';
create index batch_act_batch on linkage.batch_act (batch_id, number);

create table linkage.record_mark (
  id uuid primary key,
  number bigint generated always as identity,
  partnership_id uuid not null references access.partnership,
  record_id uuid not null,
  mark text not null check (mark in ('restricted', 'sealed')),
  stands boolean not null,
  reason text not null check (length(btrim(reason)) between 1 and 2000),
  at timestamptz not null,
  by_person uuid not null references access.person,
  foreign key (record_id, partnership_id) references linkage.record (id, partnership_id)
);
comment on table linkage.record_mark is 'A record marked as of a restricted address or a sealed identity after it was brought, or such a mark taken away, by whom and why. The newest of each kind holds. Insert-only.';
comment on column linkage.record_mark.stands is 'False where the mark is taken away.';
create index record_mark_record on linkage.record_mark (record_id, mark, number);

create function linkage.apply_batch_act() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  update linkage.record r set withdrawn = (new.act = 'withdrawn') where r.batch_id = new.batch_id;
  return null;
end $$;
comment on function linkage.apply_batch_act() is 'Takes the records of a withdrawn file out of everything, or puts them back.';
create trigger batch_act_applied after insert on linkage.batch_act for each row execute function linkage.apply_batch_act();

-- The same kinds as protectedKinds in store/cells.ts. What is not known is taken for a place.
create function linkage.says_where(comparisons jsonb, comparison text) returns boolean
language sql immutable set search_path = '' as $$
  select coalesce((select c ->> 'kind' from pg_catalog.jsonb_array_elements(comparisons) c where c ->> 'name' = comparison limit 1), 'address')
    in ('address', 'postcode', 'place', 'phone', 'email', 'text')
$$;
comment on function linkage.says_where(jsonb, text) is 'Whether a comparison says where a child is.';

create function linkage.apply_record_mark() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  if new.mark = 'sealed' then
    -- Of an identity that came sealed nothing was taken, so that there is nothing to show.
    if not new.stands and not exists (select 1 from linkage.record_mark m where m.record_id = new.record_id and m.mark = 'sealed' and m.stands) then
      raise exception 'an identity that came sealed stays sealed' using errcode = 'check_violation';
    end if;
    update linkage.record r set sealed = new.stands where r.id = new.record_id;
  elsif new.stands then
    insert into linkage.protected_cells (record_id, partnership_id, cells)
    select r.id, r.partnership_id, pg_catalog.jsonb_object_agg(c.key, c.value)
    from linkage.record r join linkage.batch b on b.id = r.batch_id cross join lateral pg_catalog.jsonb_each(r.cells) c
    where r.id = new.record_id and not r.restricted and linkage.says_where(b.comparisons, c.key) group by r.id, r.partnership_id;
    update linkage.record r set restricted = true,
      cells = coalesce((select pg_catalog.jsonb_object_agg(c.key, c.value) from pg_catalog.jsonb_each(r.cells) c where not linkage.says_where(b.comparisons, c.key)), '{}')
    from linkage.batch b where b.id = r.batch_id and r.id = new.record_id and not r.restricted;
  else
    update linkage.record r set restricted = false, cells = r.cells || coalesce((select p.cells from linkage.protected_cells p where p.record_id = r.id), '{}')
    where r.id = new.record_id and r.restricted;
    delete from linkage.protected_cells p where p.record_id = new.record_id;
  end if;
  return null;
end $$;
comment on function linkage.apply_record_mark() is 'Takes where a child is out of what is shown of a record, or puts it back; hides a sealed identity.';
create trigger record_mark_applied after insert on linkage.record_mark for each row execute function linkage.apply_record_mark();

-- An agency's next file has the same child under the same reference, and may not know of the mark.
create function linkage.carry_record_marks() returns trigger
language plpgsql volatile security definer set search_path = '' as $$
begin
  insert into linkage.record_mark (id, partnership_id, record_id, mark, stands, reason, at, by_person)
  select pg_catalog.gen_random_uuid(), a.partnership_id, a.id, m.mark, true, m.reason, b.brought_at, b.brought_by
  from added a join linkage.batch b on b.id = a.batch_id join (
    select distinct on (o.partnership_id, agency, o.reference, k.mark) o.partnership_id, pg_catalog.lower(ob.agency) as agency, o.reference, k.mark, k.stands, k.reason
    from linkage.record_mark k join linkage.record o on o.id = k.record_id join linkage.batch ob on ob.id = o.batch_id
    order by o.partnership_id, agency, o.reference, k.mark, k.number desc
  ) m on m.partnership_id = a.partnership_id and m.agency = pg_catalog.lower(b.agency) and m.reference = a.reference
  where m.stands;
  return null;
end $$;
comment on function linkage.carry_record_marks() is 'Gives a record the marks that its agency''s earlier record of the same reference has.';
create trigger record_marks_carried after insert on linkage.record referencing new table as added for each statement execute function linkage.carry_record_marks();

revoke all on function linkage.apply_batch_act(), linkage.says_where(jsonb, text), linkage.apply_record_mark(), linkage.carry_record_marks() from public;

grant select, insert on linkage.batch_act, linkage.record_mark to sightline_app;
alter table linkage.batch_act enable row level security;
alter table linkage.record_mark enable row level security;

create policy batch_act_read on linkage.batch_act for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h));
create policy batch_act_add on linkage.batch_act for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('linkage:bring') h));

-- Why an identity was sealed may say what is sealed.
create policy record_mark_read on linkage.record_mark for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('linkage:bring') h));
create policy record_mark_add on linkage.record_mark for insert to sightline_app with check (
  by_person = platform.current_person() and partnership_id in (select h.partnership_id from access.held('linkage:bring') h));

alter policy record_read on linkage.record
  using (not sealed and not withdrawn and partnership_id in (select h.partnership_id from access.held('linkage:read') h));
alter policy protected_cells_read on linkage.protected_cells
  using (partnership_id in (select h.partnership_id from access.held('linkage:bring') h) and exists (select 1 from linkage.record r where r.id = record_id));
-- A pair shows as long as both its records do, and what was said of it as long as it shows.
alter policy pair_read on linkage.pair
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h)
    and exists (select 1 from linkage.record r where r.id = record_a) and exists (select 1 from linkage.record r where r.id = record_b));
alter policy decision_read on linkage.decision
  using (partnership_id in (select h.partnership_id from access.held('linkage:read') h) and exists (select 1 from linkage.pair p where p.id = pair_id));
