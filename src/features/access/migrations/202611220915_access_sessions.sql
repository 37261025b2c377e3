create table access.credential (
  person_id uuid primary key references access.person,
  password text not null,
  second_factor bytea not null,
  last_step bigint not null default 0
);
comment on table access.credential is 'How a person proves who they are. Not readable by the application; only the functions below use it.';
comment on column access.credential.password is 'argon2id in PHC form.';
comment on column access.credential.second_factor is 'The TOTP secret, sealed with a key that the database does not hold.';
comment on column access.credential.last_step is 'The newest TOTP step used, so that a code works once.';

create table access.session (
  id uuid primary key,
  token_digest bytea not null unique check (octet_length(token_digest) = 32),
  person_id uuid not null references access.person,
  stage text not null check (stage in ('password_given', 'signed_in')),
  started_at timestamptz not null,
  seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz
);
comment on table access.session is 'A sign-in. Holds the digest of the cookie, never the cookie.';
create index session_person on access.session (person_id) where revoked_at is null;

create table access.sign_in_attempt (
  id uuid primary key default gen_random_uuid(),
  account_digest bytea not null,
  at timestamptz not null,
  succeeded boolean not null
);
comment on table access.sign_in_attempt is 'For slowing down guesses. Holds a keyed digest of the e-mail address, so that addresses which are no account are held back too.';
create index sign_in_attempt_account on access.sign_in_attempt (account_digest, at);

alter table access.credential enable row level security;
alter table access.session enable row level security;
alter table access.sign_in_attempt enable row level security;

grant select on access.session to sightline_app;
grant update (revoked_at) on access.session to sightline_app;
create policy session_own on access.session for select to sightline_app using (person_id = platform.current_person());
create policy session_revoke on access.session for update to sightline_app
  using (person_id = platform.current_person()) with check (person_id = platform.current_person());

-- One round trip at the start of each request: proves the session, keeps it alive, says who is asking for
-- the rest of the transaction, and returns their roles.
create function access.open_session(digest bytea, at timestamptz, idle interval)
returns table (session_id uuid, stage text, person_id uuid, name text, seats jsonb)
language plpgsql volatile security definer set search_path = '' as $$
declare found_session access.session;
begin
  select * into found_session from access.session s
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
       where m.person_id = p.id
         and (now() at time zone 'Europe/London')::date between m.starts and coalesce(m.ends, 'infinity'::date)), '[]'::jsonb)
    from access.person p where p.id = found_session.person_id and p.active;
end $$;
comment on function access.open_session(bytea, timestamptz, interval) is 'Opens the session with this token digest for the rest of the transaction; no row when it is unknown, revoked, idle or over.';

create function access.start_session(id uuid, digest bytea, who uuid, in_stage text, at timestamptz, until timestamptz)
returns void language sql volatile security definer set search_path = '' as $$
  insert into access.session (id, token_digest, person_id, stage, started_at, seen_at, ends_at)
  values (id, digest, who, in_stage, at, at, until)
$$;
comment on function access.start_session(uuid, bytea, uuid, text, timestamptz, timestamptz) is 'Records a sign-in, whose factors the application has just checked.';

create function access.end_session(digest bytea, at timestamptz) returns void
language sql volatile security definer set search_path = '' as $$
  update access.session s set revoked_at = at where s.token_digest = digest and s.revoked_at is null
$$;
comment on function access.end_session(bytea, timestamptz) is 'Ends the session that holds this token: whoever holds the token may end it.';

create function access.credential_of(of_email text)
returns table (person_id uuid, password text, second_factor bytea, last_step bigint)
language sql stable security definer set search_path = '' as $$
  select c.person_id, c.password, c.second_factor, c.last_step
  from access.credential c join access.person p on p.id = c.person_id and p.active
  where p.email = lower(of_email)
$$;
comment on function access.credential_of(text) is 'What a sign-in has to be checked against.';

create function access.credential_of_person(who uuid)
returns table (second_factor bytea, last_step bigint)
language sql stable security definer set search_path = '' as $$
  select c.second_factor, c.last_step from access.credential c where c.person_id = who
$$;
comment on function access.credential_of_person(uuid) is 'The second factor of someone who has given their password.';

-- True once for each step, because a code that was seen over a shoulder must not work again.
create function access.use_step(who uuid, step bigint) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  update access.credential c set last_step = step where c.person_id = who and c.last_step < step;
  return found;
end $$;
comment on function access.use_step(uuid, bigint) is 'Spends a TOTP step; false when it was spent before.';

create function access.note_attempt(account bytea, at timestamptz, ok boolean) returns void
language sql volatile security definer set search_path = '' as $$
  insert into access.sign_in_attempt (account_digest, at, succeeded) values (account, at, ok)
$$;
comment on function access.note_attempt(bytea, timestamptz, boolean) is 'Records a sign-in attempt.';

create function access.failures_since(account bytea, since timestamptz) returns bigint
language sql stable security definer set search_path = '' as $$
  select count(*) from access.sign_in_attempt a
  where a.account_digest = account and not a.succeeded
    and a.at > greatest(since, coalesce((select max(s.at) from access.sign_in_attempt s where s.account_digest = account and s.succeeded), since))
$$;
comment on function access.failures_since(bytea, timestamptz) is 'Failed attempts on one account since then, and since its last success.';

revoke all on all functions in schema access from public;
grant execute on all functions in schema access to sightline_app;
