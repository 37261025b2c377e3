-- Set by the demonstration's own installation and never by a live one: the picker lists nobody without it.
create table access.demonstration (
  one_row boolean primary key default true check (one_row),
  since timestamptz not null
);
comment on table access.demonstration is 'One row where this database is a demonstration with made-up people. A live installation refuses a database that has it.';
alter table access.demonstration enable row level security;

create function access.demo_people()
returns table (id uuid, name text, role text, organisation text, partnership text)
language sql stable security definer set search_path = '' as $$
  select p.id, p.name, m.role, o.name, ps.name
  from access.person p
  join access.membership m on m.person_id = p.id
  join access.organisation o on o.id = m.organisation_id
  left join access.partnership ps on ps.id = m.partnership_id
  where p.active and exists (select 1 from access.demonstration)
  order by ps.name nulls last, m.role, p.name
$$;
comment on function access.demo_people() is 'The people of a demonstration, for its picker; nobody in a live database.';
revoke all on function access.demo_people() from public;
grant execute on function access.demo_people() to sightline_app;
