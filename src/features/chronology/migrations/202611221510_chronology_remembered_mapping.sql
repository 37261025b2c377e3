create table chronology.remembered_mapping (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  agency text not null check (length(agency) between 1 and 200),
  headings text not null check (length(headings) between 1 and 4000),
  seq integer not null check (seq > 0),
  columns jsonb not null,
  forgotten boolean not null,
  learnt_from uuid not null references chronology.source,
  at timestamptz not null,
  by_person uuid not null references access.person,
  unique (partnership_id, agency, headings, seq)
);
comment on table chronology.remembered_mapping is 'How a person said that an agency''s files with the same headings are to be read. Insert-only; the newest counts, and forgetting is one more.';
comment on column chronology.remembered_mapping.agency is 'In small letters without marks, so that one agency is found under one name.';
comment on column chronology.remembered_mapping.headings is 'The headings in order, in small letters without marks, | between.';

grant select, insert on chronology.remembered_mapping to sightline_app;
alter table chronology.remembered_mapping enable row level security;

-- An agency's author has their own agency's files read by it.
create policy remembered_mapping_read on chronology.remembered_mapping for select to sightline_app using (
  partnership_id in (select h.partnership_id from access.held('chronology:read') h)
  or learnt_from in (select s.id from chronology.source s));
create policy remembered_mapping_add on chronology.remembered_mapping for insert to sightline_app with check (
  by_person = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('chronology:write') h)
  and exists (select 1 from chronology.source s where s.id = learnt_from and s.partnership_id = remembered_mapping.partnership_id));

create function chronology.upload_memory_of(token bytea, visit bytea, moment timestamptz, of_agency text)
returns table (id uuid, headings text, columns jsonb)
language sql stable security definer set search_path = '' as $$
  select m.id, m.headings, m.columns
  from chronology.upload_link_of(token, visit, moment) l
  join chronology.remembered_mapping m on m.partnership_id = l.partnership_id and m.agency = of_agency
  join chronology.source s on s.id = m.learnt_from
  join chronology.upload_link u on u.id = l.id and u.organisation_id = s.organisation_id
  where l.verified and not m.forgotten
    and not exists (select 1 from chronology.remembered_mapping later
      where later.partnership_id = m.partnership_id and later.agency = m.agency and later.headings = m.headings and later.seq > m.seq)
$$;
comment on function chronology.upload_memory_of(bytea, bytea, timestamptz, text) is 'How that agency''s own files are to be read, for a file that comes by its link.';
revoke all on function chronology.upload_memory_of(bytea, bytea, timestamptz, text) from public;
grant execute on function chronology.upload_memory_of(bytea, bytea, timestamptz, text) to sightline_app;
