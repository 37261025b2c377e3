-- Narrower doors for signing in: a second factor is handed out only against a session that has given its password.
drop function access.credential_of_person(uuid);
drop function access.failures_since(bytea, timestamptz);

create function access.credential_of_session(digest bytea, at timestamptz)
returns table (person_id uuid, second_factor bytea)
language sql stable security definer set search_path = '' as $$
  select c.person_id, c.second_factor
  from access.session s
  join access.credential c on c.person_id = s.person_id
  join access.person p on p.id = s.person_id and p.active
  where s.token_digest = digest and s.stage = 'password_given' and s.revoked_at is null and at < s.ends_at
$$;
comment on function access.credential_of_session(bytea, timestamptz) is 'The second factor of someone whose session has given a password and no code yet.';

-- The lock is only tried for: waiting would let guesses at one account take every connection there is.
create function access.begin_attempt(account bytea, since timestamptz)
returns table (alone boolean, failures bigint, newest timestamptz)
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended(pg_catalog.encode(account, 'hex'), 7)) then
    return query select false, 0::bigint, null::timestamptz;
    return;
  end if;
  return query
    select true, count(*), max(a.at) from access.sign_in_attempt a
    where a.account_digest = account and not a.succeeded and a.at > since
      and a.at > coalesce((select max(s.at) from access.sign_in_attempt s where s.account_digest = account and s.succeeded), '-infinity'::timestamptz);
end $$;
comment on function access.begin_attempt(bytea, timestamptz) is 'Holds an account for one attempt in this transaction (alone is false where another attempt has it), and counts its failures since then and since its last success.';

create or replace function access.note_attempt(account bytea, at timestamptz, ok boolean) returns void
language sql volatile security definer set search_path = '' as $$
  delete from access.sign_in_attempt a where a.at < note_attempt.at - interval '7 days';
  insert into access.sign_in_attempt (account_digest, at, succeeded) values (account, at, ok);
$$;
comment on function access.note_attempt(bytea, timestamptz, boolean) is 'Records a sign-in attempt, and forgets those of more than a week ago.';
create index sign_in_attempt_at on access.sign_in_attempt (at);

revoke all on function access.credential_of_session(bytea, timestamptz), access.begin_attempt(bytea, timestamptz) from public;
grant execute on function access.credential_of_session(bytea, timestamptz), access.begin_attempt(bytea, timestamptz) to sightline_app;
