-- National roles belong to the Panel and have no partnership; every other role has one, and an organisation in it.
alter table access.membership
  add column stopped_at timestamptz,
  add constraint membership_reach check ((role like 'panel\_%') = (partnership_id is null)),
  add constraint membership_within foreign key (partnership_id, organisation_id) references access.partnership_organisation;
comment on column access.membership.stopped_at is 'When the role was ended at once, on its last day; null where it runs to the end of that day.';

create table access.setup_link (
  id uuid primary key,
  person_id uuid not null references access.person,
  token_digest bytea not null unique check (octet_length(token_digest) = 32),
  second_factor bytea not null,
  password text,
  issued_at timestamptz not null,
  issued_by uuid references access.person,
  ends_at timestamptz not null,
  used_at timestamptz,
  withdrawn_at timestamptz
);
comment on table access.setup_link is 'A one-time address at which a person chooses a password and a second factor. Holds the digest of its token, never the token.';
comment on column access.setup_link.second_factor is 'The TOTP secret that the link offers, sealed with a key that the database does not hold; moved to the credential when the link is used.';
comment on column access.setup_link.password is 'The password chosen in the first step, argon2id in PHC form; moved to the credential when the link is used.';
comment on column access.setup_link.issued_by is 'The administrator; null from the command line.';
create unique index setup_link_open on access.setup_link (person_id) where used_at is null and withdrawn_at is null;
alter table access.setup_link enable row level security;

create or replace function access.held(asked text) returns table (partnership_id uuid, organisation_id uuid)
language sql stable security definer set search_path = '' as $$
  select m.partnership_id, m.organisation_id
  from access.membership m
  join access.permission_of_role p on p.role = m.role and p.permission = asked
  join access.person who on who.id = m.person_id and who.active
  where m.person_id = platform.current_person() and m.stopped_at is null
    and (now() at time zone 'Europe/London')::date between m.starts and coalesce(m.ends, 'infinity'::date)
$$;

create or replace function access.open_session(digest bytea, at timestamptz, idle interval)
returns table (session_id uuid, stage text, person_id uuid, name text, seats jsonb)
language plpgsql volatile security definer set search_path = '' as $$
declare found_session access.session;
begin
  select s.* into found_session from access.session s
  join access.person p on p.id = s.person_id and p.active
  where s.token_digest = digest and s.revoked_at is null and at < s.ends_at and at < s.seen_at + idle;
  if not found then return; end if;
  -- Once a minute is exact enough for an idle limit, and spares a write on every page.
  if at > found_session.seen_at + interval '1 minute' then
    update access.session s set seen_at = at where s.id = found_session.id;
  end if;
  if found_session.stage = 'signed_in' then
    perform pg_catalog.set_config('sightline.person', found_session.person_id::text, true);
  end if;
  return query
    select found_session.id, found_session.stage, p.id, p.name, coalesce(
      (select jsonb_agg(jsonb_build_object(
          'role', m.role, 'partnershipId', m.partnership_id, 'partnership', ps.name,
          'organisationId', o.id, 'organisation', o.name, 'part', po.part) order by m.starts, m.id)
       from access.membership m
       join access.organisation o on o.id = m.organisation_id
       left join access.partnership ps on ps.id = m.partnership_id
       left join access.partnership_organisation po on po.partnership_id = m.partnership_id and po.organisation_id = m.organisation_id
       where m.person_id = p.id and m.stopped_at is null
         and (now() at time zone 'Europe/London')::date between m.starts and coalesce(m.ends, 'infinity'::date)), '[]'::jsonb)
    from access.person p where p.id = found_session.person_id;
end $$;

-- Someone who also works elsewhere is not one administrator's to reset: with their account would come the other place's records.
create function access.manages(who uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select who is distinct from platform.current_person()
    and exists (select 1 from access.membership m where m.person_id = who
      and m.partnership_id in (select h.partnership_id from access.held('account:manage') h))
    and not exists (select 1 from access.membership m where m.person_id = who
      and m.stopped_at is null and coalesce(m.ends, 'infinity'::date) >= (now() at time zone 'Europe/London')::date
      and (m.partnership_id is null or m.partnership_id not in (select h.partnership_id from access.held('account:manage') h)))
$$;
comment on function access.manages(uuid) is 'Whether the signed-in person may switch this account off or issue a set-up link for it: not their own, and every role that is not over is in partnerships they manage.';

create function access.add_account(person uuid, full_name text, address text, membership uuid, as_role text, in_partnership uuid, for_organisation uuid, from_day date)
returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if in_partnership is null or in_partnership not in (select h.partnership_id from access.held('account:manage') h) then
    raise exception 'accounts of this partnership are managed by others' using errcode = 'insufficient_privilege';
  end if;
  insert into access.person (id, name, email) values (person, full_name, address) on conflict (email) do nothing;
  if not found then return false; end if;
  insert into access.membership (id, person_id, role, partnership_id, organisation_id, starts)
  values (membership, person, as_role, in_partnership, for_organisation, from_day);
  return true;
end $$;
comment on function access.add_account(uuid, text, text, uuid, text, uuid, uuid, date) is 'Adds a person with a first role in a partnership that the signed-in person manages; false, and nothing added, where the address is taken.';

create function access.set_account_active(who uuid, to_active boolean, at timestamptz) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not access.manages(who) then
    raise exception 'this account is managed by others' using errcode = 'insufficient_privilege';
  end if;
  update access.person p set active = to_active where p.id = who;
  if not to_active then
    perform access.close_account_doors(who, at);
  end if;
end $$;
comment on function access.set_account_active(uuid, boolean, timestamptz) is 'Switches an account on or off; off ends every session and set-up link.';

create function access.close_account_doors(who uuid, at timestamptz) returns void
language sql volatile set search_path = '' as $$
  update access.session s set revoked_at = at where s.person_id = who and s.revoked_at is null;
  update access.setup_link l set withdrawn_at = at, password = null, second_factor = '' where l.person_id = who and l.used_at is null and l.withdrawn_at is null;
$$;
comment on function access.close_account_doors(uuid, timestamptz) is 'Ends every session and open set-up link of a person.';

-- The old password and second factor go at once, because a link is asked for when they are lost or in the wrong hands.
create function access.place_setup_link(link uuid, who uuid, digest bytea, sealed bytea, at timestamptz, until timestamptz, issuer uuid) returns void
language sql volatile set search_path = '' as $$
  select access.close_account_doors(who, at);
  delete from access.credential c where c.person_id = who;
  insert into access.setup_link (id, person_id, token_digest, second_factor, issued_at, issued_by, ends_at)
  values (link, who, digest, sealed, at, issuer, until);
$$;
comment on function access.place_setup_link(uuid, uuid, bytea, bytea, timestamptz, timestamptz, uuid) is 'Replaces how a person signs in by a set-up link. For the command line and issue_setup_link; it asks nobody.';

create function access.issue_setup_link(link uuid, who uuid, digest bytea, sealed bytea, at timestamptz, until timestamptz) returns void
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not access.manages(who) then
    raise exception 'this account is managed by others' using errcode = 'insufficient_privilege';
  end if;
  perform access.place_setup_link(link, who, digest, sealed, at, until, platform.current_person());
end $$;
comment on function access.issue_setup_link(uuid, uuid, bytea, bytea, timestamptz, timestamptz) is 'Issues a set-up link for someone whom the signed-in person manages.';

create function access.setup_link_of(digest bytea)
returns table (id uuid, person_id uuid, name text, email text, second_factor bytea, password text, ends_at timestamptz, over boolean, partnership_id uuid)
language sql stable security definer set search_path = '' as $$
  select l.id, p.id, p.name, p.email, l.second_factor, l.password, l.ends_at,
    l.used_at is not null or l.withdrawn_at is not null or not p.active,
    (select m.partnership_id from access.membership m where m.person_id = p.id order by m.starts, m.id limit 1)
  from access.setup_link l join access.person p on p.id = l.person_id
  where l.token_digest = digest
$$;
comment on function access.setup_link_of(bytea) is 'The set-up link with this token digest, and whose it is.';

create function access.choose_setup_password(digest bytea, chosen text, at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update access.setup_link l set password = chosen
  where l.token_digest = digest and l.used_at is null and l.withdrawn_at is null and at < l.ends_at;
  return found;
end $$;
comment on function access.choose_setup_password(bytea, text, timestamptz) is 'Keeps the password of the first step; false where the link is over.';

create function access.finish_setup(digest bytea, step bigint, at timestamptz) returns uuid
language plpgsql volatile security definer set search_path = '' as $$
declare done access.setup_link;
begin
  update access.setup_link l set used_at = at
  from access.person p
  where l.token_digest = digest and l.used_at is null and l.withdrawn_at is null and at < l.ends_at and l.password is not null
    and p.id = l.person_id and p.active
  returning l.* into done;
  if not found then return null; end if;
  insert into access.credential (person_id, password, second_factor, last_step)
  values (done.person_id, done.password, done.second_factor, step)
  on conflict (person_id) do update set password = excluded.password, second_factor = excluded.second_factor, last_step = excluded.last_step;
  update access.setup_link l set password = null, second_factor = '' where l.id = done.id;
  update access.session s set revoked_at = at where s.person_id = done.person_id and s.revoked_at is null;
  return done.person_id;
end $$;
comment on function access.finish_setup(bytea, bigint, timestamptz) is 'Uses up a set-up link: its password and second factor become the person''s own. Null where the link is over.';

create function access.account_states(who uuid[])
returns table (person_id uuid, ready boolean, link_ends_at timestamptz, last_seen timestamptz)
language sql stable security definer set search_path = '' as $$
  select p.id,
    exists (select 1 from access.credential c where c.person_id = p.id),
    (select l.ends_at from access.setup_link l where l.person_id = p.id and l.used_at is null and l.withdrawn_at is null),
    (select max(s.seen_at) from access.session s where s.person_id = p.id and s.stage = 'signed_in')
  from access.person p
  where p.id = any(who) and exists (select 1 from access.membership m where m.person_id = p.id
    and m.partnership_id in (select h.partnership_id from access.held('account:manage') h))
$$;
comment on function access.account_states(uuid[]) is 'Whether people of a partnership that the signed-in person manages can sign in, and when they last did.';

-- A role is given and ended only within a partnership that one manages, and never to or for oneself.
grant insert on access.membership to sightline_app;
grant update (ends, stopped_at) on access.membership to sightline_app;
create policy membership_give on access.membership for insert to sightline_app with check (
  partnership_id in (select h.partnership_id from access.held('account:manage') h)
  and person_id is distinct from platform.current_person() and access.may_see_person(person_id));
create policy membership_end on access.membership for update to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('account:manage') h) and person_id is distinct from platform.current_person())
  with check (partnership_id in (select h.partnership_id from access.held('account:manage') h) and person_id is distinct from platform.current_person());

revoke all on function
  access.manages(uuid), access.add_account(uuid, text, text, uuid, text, uuid, uuid, date),
  access.set_account_active(uuid, boolean, timestamptz), access.close_account_doors(uuid, timestamptz),
  access.place_setup_link(uuid, uuid, bytea, bytea, timestamptz, timestamptz, uuid),
  access.issue_setup_link(uuid, uuid, bytea, bytea, timestamptz, timestamptz), access.setup_link_of(bytea),
  access.choose_setup_password(bytea, text, timestamptz), access.finish_setup(bytea, bigint, timestamptz), access.account_states(uuid[])
from public;
grant execute on function
  access.manages(uuid), access.add_account(uuid, text, text, uuid, text, uuid, uuid, date),
  access.set_account_active(uuid, boolean, timestamptz),
  access.issue_setup_link(uuid, uuid, bytea, bytea, timestamptz, timestamptz), access.setup_link_of(bytea),
  access.choose_setup_password(bytea, text, timestamptz), access.finish_setup(bytea, bigint, timestamptz), access.account_states(uuid[])
to sightline_app;
