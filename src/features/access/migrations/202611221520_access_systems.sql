alter table access.person
  add column kind text not null default 'person' check (kind in ('person', 'system')),
  alter column email drop not null,
  add constraint person_reached check ((kind = 'system') = (email is null));
comment on table access.person is 'Someone who signs in, a professional and never a child or a family member; or an agency''s own system, which calls with a key and signs in nowhere.';
comment on column access.person.email is 'Null for a system.';

create table access.system_key (
  id uuid primary key,
  system_id uuid not null references access.person,
  purpose text not null check (length(purpose) between 1 and 200),
  token_digest bytea not null unique check (octet_length(token_digest) = 32),
  ending text not null check (length(ending) = 4),
  issued_at timestamptz not null,
  issued_by uuid not null references access.person,
  ends_at timestamptz not null check (ends_at > issued_at),
  revoked_at timestamptz,
  revoked_by uuid references access.person,
  last_used_on date,
  last_refused_on date,
  check ((revoked_at is null) = (revoked_by is null))
);
comment on table access.system_key is 'A key with which an agency''s system calls. Holds the digest of the key, never the key. Not readable by the application; only the functions below use it.';
comment on column access.system_key.ending is 'The last four characters, so that people can tell which key a system has. The other 39 are kept nowhere.';
comment on column access.system_key.last_used_on is 'A day and no moment: enough to see that a key is idle, and no write on every call.';
comment on column access.system_key.last_refused_on is 'The last day on which somebody called with it after its end.';
create index system_key_system on access.system_key (system_id);
alter table access.system_key enable row level security;

-- A system is nobody's colleague to be given a role, reset or picked, and has no session.
create or replace function access.manages(who uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select who is distinct from platform.current_person()
    and exists (select 1 from access.person p where p.id = who and p.kind = 'person')
    and exists (select 1 from access.membership m where m.person_id = who
      and m.partnership_id in (select h.partnership_id from access.held('account:manage') h))
    and not exists (select 1 from access.membership m where m.person_id = who
      and m.stopped_at is null and coalesce(m.ends, 'infinity'::date) >= (now() at time zone 'Europe/London')::date
      and (m.partnership_id is null or m.partnership_id not in (select h.partnership_id from access.held('account:manage') h)))
$$;

create or replace function access.start_session(id uuid, digest bytea, who uuid, in_stage text, at timestamptz, until timestamptz)
returns void language sql volatile security definer set search_path = '' as $$
  insert into access.session (id, token_digest, person_id, stage, started_at, seen_at, ends_at)
  select start_session.id, digest, p.id, in_stage, at, at, until from access.person p where p.id = who and p.kind = 'person'
$$;

create or replace function access.demo_people()
returns table (id uuid, name text, role text, organisation text, partnership text)
language sql stable security definer set search_path = '' as $$
  select p.id, p.name, m.role, o.name, ps.name
  from access.person p
  join access.membership m on m.person_id = p.id
  join access.organisation o on o.id = m.organisation_id
  left join access.partnership ps on ps.id = m.partnership_id
  where p.active and p.kind = 'person' and exists (select 1 from access.demonstration)
  order by ps.name nulls last, m.role, p.name
$$;

-- Runs under the policy of access.person, which asks whether the giver may know of them.
drop policy membership_give on access.membership;
create policy membership_give on access.membership for insert to sightline_app with check (
  partnership_id in (select h.partnership_id from access.held('account:manage') h)
  and person_id is distinct from platform.current_person() and role <> 'agency_system'
  and exists (select 1 from access.person p where p.id = membership.person_id and p.kind = 'person'));

create function access.manages_system(who uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select exists (select 1 from access.person p join access.membership m on m.person_id = p.id
    where p.id = who and p.kind = 'system' and m.partnership_id in (select h.partnership_id from access.held('account:manage') h))
$$;
comment on function access.manages_system(uuid) is 'Whether this is a system of a partnership whose accounts the signed-in person manages.';

create function access.add_system(system uuid, called text, membership uuid, in_partnership uuid, for_organisation uuid, from_day date) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if in_partnership is null or in_partnership not in (select h.partnership_id from access.held('account:manage') h) then
    raise exception 'accounts of this partnership are managed by others' using errcode = 'insufficient_privilege';
  end if;
  insert into access.person (id, name, kind) values (system, called, 'system');
  insert into access.membership (id, person_id, role, partnership_id, organisation_id, starts)
  values (membership, system, 'agency_system', in_partnership, for_organisation, from_day);
end $$;
comment on function access.add_system(uuid, text, uuid, uuid, uuid, date) is 'Adds an agency''s system to a partnership that the signed-in person manages. It can do nothing until it has a key.';

create function access.issue_system_key(key uuid, to_system uuid, for_purpose text, digest bytea, last_four text, at timestamptz, until timestamptz) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not access.manages_system(to_system) then
    raise exception 'this system is managed by others' using errcode = 'insufficient_privilege';
  end if;
  insert into access.system_key (id, system_id, purpose, token_digest, ending, issued_at, issued_by, ends_at)
  values (key, to_system, for_purpose, digest, last_four, at, platform.current_person(), until);
end $$;
comment on function access.issue_system_key(uuid, uuid, text, bytea, text, timestamptz, timestamptz) is 'Issues a key beside those that a system has, so that it can change over without a gap.';

create function access.revoke_system_key(key uuid, of_system uuid, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update access.system_key k set revoked_at = at, revoked_by = platform.current_person()
  where k.id = key and k.system_id = of_system and k.revoked_at is null and access.manages_system(k.system_id);
  return found;
end $$;
comment on function access.revoke_system_key(uuid, uuid, timestamptz) is 'Ends a key at once and for good; false where it had ended by hand already or is managed by others.';

create function access.system_keys(of_systems uuid[])
returns table (id uuid, system_id uuid, purpose text, ending text, issued_at timestamptz, issued_by uuid, ends_at timestamptz, revoked_at timestamptz, last_used_on date, last_refused_on date)
language sql stable security definer set search_path = '' as $$
  select k.id, k.system_id, k.purpose, k.ending, k.issued_at, k.issued_by, k.ends_at, k.revoked_at, k.last_used_on, k.last_refused_on
  from access.system_key k where k.system_id = any(of_systems) and access.manages_system(k.system_id)
  order by k.issued_at desc, k.id
$$;
comment on function access.system_keys(uuid[]) is 'The keys of systems that the signed-in person manages, without what they are checked against.';

-- One round trip at the start of each call, as access.open_session is for a page.
create function access.open_system_key(digest bytea, at timestamptz)
returns table (key_id uuid, state text, system_id uuid, name text, seats jsonb)
language plpgsql volatile security definer set search_path = '' as $$
declare
  known access.system_key;
  system access.person;
  today date := (at at time zone 'Europe/London')::date;
begin
  select k.* into known from access.system_key k where k.token_digest = digest;
  if not found then return; end if;
  select p.* into system from access.person p where p.id = known.system_id;
  state := case when known.revoked_at is not null or not system.active then 'revoked' when at >= known.ends_at then 'ended' else 'open' end;
  if state = 'open' then
    perform pg_catalog.set_config('sightline.person', known.system_id::text, true);
    update access.system_key k set last_used_on = today where k.id = known.id and k.last_used_on is distinct from today;
  else
    update access.system_key k set last_refused_on = today where k.id = known.id and k.last_refused_on is distinct from today;
  end if;
  return query
    select known.id, state, system.id, system.name, coalesce(
      (select jsonb_agg(jsonb_build_object(
          'role', m.role, 'partnershipId', m.partnership_id, 'partnership', ps.name,
          'organisationId', o.id, 'organisation', o.name, 'part', po.part) order by m.starts, m.id)
       from access.membership m
       join access.organisation o on o.id = m.organisation_id
       join access.partnership ps on ps.id = m.partnership_id
       left join access.partnership_organisation po on po.partnership_id = m.partnership_id and po.organisation_id = m.organisation_id
       where m.person_id = system.id and m.stopped_at is null
         and (now() at time zone 'Europe/London')::date between m.starts and coalesce(m.ends, 'infinity'::date)), '[]'::jsonb);
end $$;
comment on function access.open_system_key(bytea, timestamptz) is 'Opens the key with this digest for the rest of the transaction, or says that it is ended or revoked; no row when nobody issued it.';

revoke all on function
  access.manages_system(uuid), access.add_system(uuid, text, uuid, uuid, uuid, date),
  access.issue_system_key(uuid, uuid, text, bytea, text, timestamptz, timestamptz), access.revoke_system_key(uuid, uuid, timestamptz),
  access.system_keys(uuid[]), access.open_system_key(bytea, timestamptz)
from public;
grant execute on function
  access.add_system(uuid, text, uuid, uuid, uuid, date),
  access.issue_system_key(uuid, uuid, text, bytea, text, timestamptz, timestamptz), access.revoke_system_key(uuid, uuid, timestamptz),
  access.system_keys(uuid[]), access.open_system_key(bytea, timestamptz)
to sightline_app;
