-- The schema as the migrations leave it. Made by script/generate; a test compares this file with the database.
-- For reading: the migrations in src/**/migrations are what is run.

-- ====================
create schema access;
comment on schema access is 'Organisations, the people who sign in, and what their roles let them do.';
grant usage on schema access to sightline_app;

create table access.credential (
  person_id uuid not null,
  password text not null,
  second_factor bytea not null,
  last_step bigint default 0 not null,
  constraint credential_pkey PRIMARY KEY (person_id),
  constraint credential_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id)
);
comment on table access.credential is 'How a person proves who they are. Not readable by the application; only the functions below use it.';
comment on column access.credential.password is 'argon2id in PHC form.';
comment on column access.credential.second_factor is 'The TOTP secret, sealed with a key that the database does not hold.';
comment on column access.credential.last_step is 'The newest TOTP step used, so that a code works once.';
alter table access.credential enable row level security;

create table access.demonstration (
  one_row boolean default true not null,
  since timestamp with time zone not null,
  constraint demonstration_pkey PRIMARY KEY (one_row),
  constraint demonstration_one_row_check CHECK (one_row)
);
comment on table access.demonstration is 'One row where this database is a demonstration with made-up people. A live installation refuses a database that has it.';
alter table access.demonstration enable row level security;

create table access.membership (
  id uuid not null,
  person_id uuid not null,
  role text not null,
  partnership_id uuid,
  organisation_id uuid not null,
  starts date not null,
  ends date,
  stopped_at timestamp with time zone,
  constraint membership_pkey PRIMARY KEY (id),
  constraint membership_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES access.organisation(id),
  constraint membership_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint membership_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id),
  constraint membership_within FOREIGN KEY (partnership_id, organisation_id) REFERENCES access.partnership_organisation(partnership_id, organisation_id),
  constraint membership_check CHECK ((ends >= starts)),
  constraint membership_reach CHECK (((role ~~ 'panel\_%'::text) = (partnership_id IS NULL)))
);
comment on table access.membership is 'A role that a person holds for an organisation, in one partnership or (partnership null) nationally.';
comment on column access.membership.ends is 'The last day on which the role is held; null while it has no end.';
comment on column access.membership.stopped_at is 'When the role was ended at once, on its last day; null where it runs to the end of that day.';
CREATE INDEX membership_partnership ON access.membership USING btree (partnership_id);
CREATE INDEX membership_person ON access.membership USING btree (person_id);
alter table access.membership enable row level security;
create policy membership_end on access.membership for update to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('account:manage'::text) h(partnership_id, organisation_id))) AND (person_id IS DISTINCT FROM platform.current_person())))
  with check (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('account:manage'::text) h(partnership_id, organisation_id))) AND (person_id IS DISTINCT FROM platform.current_person())));
create policy membership_give on access.membership for insert to sightline_app
  with check (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('account:manage'::text) h(partnership_id, organisation_id))) AND (person_id IS DISTINCT FROM platform.current_person()) AND (role <> 'agency_system'::text) AND (EXISTS ( SELECT 1
   FROM access.person p
  WHERE ((p.id = membership.person_id) AND (p.kind = 'person'::text))))));
create policy membership_read on access.membership for select to sightline_app
  using (access.may_see_person(person_id));
grant insert, select on access.membership to sightline_app;
grant update (ends, stopped_at) on access.membership to sightline_app;

create table access.organisation (
  id uuid not null,
  name text not null,
  kind text not null,
  constraint organisation_pkey PRIMARY KEY (id),
  constraint organisation_name_key UNIQUE (name),
  constraint organisation_kind_check CHECK ((kind = ANY (ARRAY['council'::text, 'integrated_care_board'::text, 'police'::text, 'health_provider'::text, 'school'::text, 'housing'::text, 'probation'::text, 'voluntary'::text, 'panel'::text, 'other'::text]))),
  constraint organisation_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
comment on table access.organisation is 'A body that takes part: a safeguarding partner, a relevant agency, or the Panel.';
alter table access.organisation enable row level security;
create policy organisation_read on access.organisation for select to sightline_app
  using (true);
grant select on access.organisation to sightline_app;

create table access.partnership (
  id uuid not null,
  name text not null,
  area text not null,
  constraint partnership_pkey PRIMARY KEY (id),
  constraint partnership_area_key UNIQUE (area),
  constraint partnership_name_key UNIQUE (name),
  constraint partnership_area_check CHECK (((length(area) >= 1) AND (length(area) <= 100))),
  constraint partnership_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200)))
);
comment on table access.partnership is 'A local safeguarding partnership: one council area in England.';
alter table access.partnership enable row level security;
create policy partnership_read on access.partnership for select to sightline_app
  using (true);
grant select on access.partnership to sightline_app;

create table access.partnership_organisation (
  partnership_id uuid not null,
  organisation_id uuid not null,
  part text not null,
  constraint partnership_organisation_pkey PRIMARY KEY (partnership_id, organisation_id),
  constraint partnership_organisation_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES access.organisation(id),
  constraint partnership_organisation_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint partnership_organisation_part_check CHECK ((part = ANY (ARRAY['council'::text, 'health'::text, 'police'::text, 'relevant_agency'::text])))
);
comment on table access.partnership_organisation is 'Which organisations work in which partnership, the three safeguarding partners among them.';
alter table access.partnership_organisation enable row level security;
create policy partnership_organisation_read on access.partnership_organisation for select to sightline_app
  using (true);
grant select on access.partnership_organisation to sightline_app;

create table access.permission_of_role (
  role text not null,
  permission text not null,
  constraint permission_of_role_pkey PRIMARY KEY (role, permission)
);
comment on table access.permission_of_role is 'A copy of the typed permission table, written at every installation, so that policies and pages cannot differ.';
alter table access.permission_of_role enable row level security;
create policy permission_of_role_read on access.permission_of_role for select to sightline_app
  using (true);
grant select on access.permission_of_role to sightline_app;

create table access.person (
  id uuid not null,
  name text not null,
  email text,
  active boolean default true not null,
  kind text default 'person'::text not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_email_key UNIQUE (email),
  constraint person_email_check CHECK (((email = lower(email)) AND (email ~~ '%_@_%'::text))),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'system'::text]))),
  constraint person_name_check CHECK (((length(name) >= 1) AND (length(name) <= 200))),
  constraint person_reached CHECK (((kind = 'system'::text) = (email IS NULL)))
);
comment on table access.person is 'Someone who signs in, a professional and never a child or a family member; or an agency''s own system, which calls with a key and signs in nowhere.';
comment on column access.person.email is 'Null for a system.';
alter table access.person enable row level security;
create policy person_read on access.person for select to sightline_app
  using (access.may_see_person(id));
grant select on access.person to sightline_app;

create table access.session (
  id uuid not null,
  token_digest bytea not null,
  person_id uuid not null,
  stage text not null,
  started_at timestamp with time zone not null,
  seen_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  constraint session_pkey PRIMARY KEY (id),
  constraint session_token_digest_key UNIQUE (token_digest),
  constraint session_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id),
  constraint session_stage_check CHECK ((stage = ANY (ARRAY['password_given'::text, 'signed_in'::text]))),
  constraint session_token_digest_check CHECK ((octet_length(token_digest) = 32))
);
comment on table access.session is 'A sign-in. Holds the digest of the cookie, never the cookie.';
CREATE INDEX session_person ON access.session USING btree (person_id) WHERE (revoked_at IS NULL);
alter table access.session enable row level security;
create policy session_own on access.session for select to sightline_app
  using ((person_id = platform.current_person()));
create policy session_revoke on access.session for update to sightline_app
  using (((person_id = platform.current_person()) AND (revoked_at IS NULL)))
  with check (((person_id = platform.current_person()) AND (revoked_at IS NOT NULL)));
grant select on access.session to sightline_app;
grant update (revoked_at) on access.session to sightline_app;

create table access.setup_link (
  id uuid not null,
  person_id uuid not null,
  token_digest bytea not null,
  second_factor bytea not null,
  password text,
  issued_at timestamp with time zone not null,
  issued_by uuid,
  ends_at timestamp with time zone not null,
  used_at timestamp with time zone,
  withdrawn_at timestamp with time zone,
  constraint setup_link_pkey PRIMARY KEY (id),
  constraint setup_link_token_digest_key UNIQUE (token_digest),
  constraint setup_link_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES access.person(id),
  constraint setup_link_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id),
  constraint setup_link_token_digest_check CHECK ((octet_length(token_digest) = 32))
);
comment on table access.setup_link is 'A one-time address at which a person chooses a password and a second factor. Holds the digest of its token, never the token.';
comment on column access.setup_link.second_factor is 'The TOTP secret that the link offers, sealed with a key that the database does not hold; moved to the credential when the link is used.';
comment on column access.setup_link.password is 'The password chosen in the first step, argon2id in PHC form; moved to the credential when the link is used.';
comment on column access.setup_link.issued_by is 'The administrator; null from the command line.';
CREATE UNIQUE INDEX setup_link_open ON access.setup_link USING btree (person_id) WHERE ((used_at IS NULL) AND (withdrawn_at IS NULL));
alter table access.setup_link enable row level security;

create table access.sign_in_attempt (
  id uuid default gen_random_uuid() not null,
  account_digest bytea not null,
  at timestamp with time zone not null,
  succeeded boolean not null,
  constraint sign_in_attempt_pkey PRIMARY KEY (id)
);
comment on table access.sign_in_attempt is 'For slowing down guesses. Holds a keyed digest of the e-mail address, so that addresses which are no account are held back too.';
CREATE INDEX sign_in_attempt_account ON access.sign_in_attempt USING btree (account_digest, at);
CREATE INDEX sign_in_attempt_at ON access.sign_in_attempt USING btree (at);
alter table access.sign_in_attempt enable row level security;

create table access.system_key (
  id uuid not null,
  system_id uuid not null,
  purpose text not null,
  token_digest bytea not null,
  ending text not null,
  issued_at timestamp with time zone not null,
  issued_by uuid not null,
  ends_at timestamp with time zone not null,
  revoked_at timestamp with time zone,
  revoked_by uuid,
  last_used_on date,
  last_refused_on date,
  constraint system_key_pkey PRIMARY KEY (id),
  constraint system_key_token_digest_key UNIQUE (token_digest),
  constraint system_key_issued_by_fkey FOREIGN KEY (issued_by) REFERENCES access.person(id),
  constraint system_key_revoked_by_fkey FOREIGN KEY (revoked_by) REFERENCES access.person(id),
  constraint system_key_system_id_fkey FOREIGN KEY (system_id) REFERENCES access.person(id),
  constraint system_key_check CHECK ((ends_at > issued_at)),
  constraint system_key_check1 CHECK (((revoked_at IS NULL) = (revoked_by IS NULL))),
  constraint system_key_ending_check CHECK ((length(ending) = 4)),
  constraint system_key_purpose_check CHECK (((length(purpose) >= 1) AND (length(purpose) <= 200))),
  constraint system_key_token_digest_check CHECK ((octet_length(token_digest) = 32))
);
comment on table access.system_key is 'A key with which an agency''s system calls. Holds the digest of the key, never the key. Not readable by the application; only the functions below use it.';
comment on column access.system_key.ending is 'The last four characters, so that people can tell which key a system has. The other 39 are kept nowhere.';
comment on column access.system_key.last_used_on is 'A day and no moment: enough to see that a key is idle, and no write on every call.';
comment on column access.system_key.last_refused_on is 'The last day on which somebody called with it after its end.';
CREATE INDEX system_key_system ON access.system_key USING btree (system_id);
alter table access.system_key enable row level security;

CREATE OR REPLACE FUNCTION access.account_states(who uuid[])
 RETURNS TABLE(person_id uuid, ready boolean, link_ends_at timestamp with time zone, last_seen timestamp with time zone)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.id,
    exists (select 1 from access.credential c where c.person_id = p.id),
    (select l.ends_at from access.setup_link l where l.person_id = p.id and l.used_at is null and l.withdrawn_at is null),
    (select max(s.seen_at) from access.session s where s.person_id = p.id and s.stage = 'signed_in')
  from access.person p
  where p.id = any(who) and exists (select 1 from access.membership m where m.person_id = p.id
    and m.partnership_id in (select h.partnership_id from access.held('account:manage') h))
$function$;
comment on function access.account_states(uuid[]) is 'Whether people of a partnership that the signed-in person manages can sign in, and when they last did.';
revoke all on function access.account_states(uuid[]) from public;
grant execute on function access.account_states(uuid[]) to sightline_app;

CREATE OR REPLACE FUNCTION access.add_account(person uuid, full_name text, address text, membership uuid, as_role text, in_partnership uuid, for_organisation uuid, from_day date)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if in_partnership is null or in_partnership not in (select h.partnership_id from access.held('account:manage') h) then
    raise exception 'accounts of this partnership are managed by others' using errcode = 'insufficient_privilege';
  end if;
  insert into access.person (id, name, email) values (person, full_name, address) on conflict (email) do nothing;
  if not found then return false; end if;
  insert into access.membership (id, person_id, role, partnership_id, organisation_id, starts)
  values (membership, person, as_role, in_partnership, for_organisation, from_day);
  return true;
end $function$;
comment on function access.add_account(uuid,text,text,uuid,text,uuid,uuid,date) is 'Adds a person with a first role in a partnership that the signed-in person manages; false, and nothing added, where the address is taken.';
revoke all on function access.add_account(uuid,text,text,uuid,text,uuid,uuid,date) from public;
grant execute on function access.add_account(uuid,text,text,uuid,text,uuid,uuid,date) to sightline_app;

CREATE OR REPLACE FUNCTION access.add_system(system uuid, called text, membership uuid, in_partnership uuid, for_organisation uuid, from_day date)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if in_partnership is null or in_partnership not in (select h.partnership_id from access.held('account:manage') h) then
    raise exception 'accounts of this partnership are managed by others' using errcode = 'insufficient_privilege';
  end if;
  insert into access.person (id, name, kind) values (system, called, 'system');
  insert into access.membership (id, person_id, role, partnership_id, organisation_id, starts)
  values (membership, system, 'agency_system', in_partnership, for_organisation, from_day);
end $function$;
comment on function access.add_system(uuid,text,uuid,uuid,uuid,date) is 'Adds an agency''s system to a partnership that the signed-in person manages. It can do nothing until it has a key.';
revoke all on function access.add_system(uuid,text,uuid,uuid,uuid,date) from public;
grant execute on function access.add_system(uuid,text,uuid,uuid,uuid,date) to sightline_app;

CREATE OR REPLACE FUNCTION access.begin_attempt(account bytea, since timestamp with time zone)
 RETURNS TABLE(alone boolean, failures bigint, newest timestamp with time zone)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended(pg_catalog.encode(account, 'hex'), 7)) then
    return query select false, 0::bigint, null::timestamptz;
    return;
  end if;
  return query
    select true, count(*), max(a.at) from access.sign_in_attempt a
    where a.account_digest = account and not a.succeeded and a.at > since
      and a.at > coalesce((select max(s.at) from access.sign_in_attempt s where s.account_digest = account and s.succeeded), '-infinity'::timestamptz);
end $function$;
comment on function access.begin_attempt(bytea,timestamp with time zone) is 'Holds an account for one attempt in this transaction (alone is false where another attempt has it), and counts its failures since then and since its last success.';
revoke all on function access.begin_attempt(bytea,timestamp with time zone) from public;
grant execute on function access.begin_attempt(bytea,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.choose_setup_password(digest bytea, chosen text, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update access.setup_link l set password = chosen
  where l.token_digest = digest and l.used_at is null and l.withdrawn_at is null and at < l.ends_at;
  return found;
end $function$;
comment on function access.choose_setup_password(bytea,text,timestamp with time zone) is 'Keeps the password of the first step; false where the link is over.';
revoke all on function access.choose_setup_password(bytea,text,timestamp with time zone) from public;
grant execute on function access.choose_setup_password(bytea,text,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.close_account_doors(who uuid, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  update access.session s set revoked_at = at where s.person_id = who and s.revoked_at is null;
  update access.setup_link l set withdrawn_at = at, password = null, second_factor = '' where l.person_id = who and l.used_at is null and l.withdrawn_at is null;
$function$;
comment on function access.close_account_doors(uuid,timestamp with time zone) is 'Ends every session and open set-up link of a person.';
revoke all on function access.close_account_doors(uuid,timestamp with time zone) from public;

CREATE OR REPLACE FUNCTION access.credential_of(of_email text)
 RETURNS TABLE(person_id uuid, password text, second_factor bytea, last_step bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select c.person_id, c.password, c.second_factor, c.last_step
  from access.credential c join access.person p on p.id = c.person_id and p.active
  where p.email = lower(of_email)
$function$;
comment on function access.credential_of(text) is 'What a sign-in has to be checked against.';
revoke all on function access.credential_of(text) from public;
grant execute on function access.credential_of(text) to sightline_app;

CREATE OR REPLACE FUNCTION access.credential_of_session(digest bytea, at timestamp with time zone)
 RETURNS TABLE(person_id uuid, second_factor bytea)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select c.person_id, c.second_factor
  from access.session s
  join access.credential c on c.person_id = s.person_id
  join access.person p on p.id = s.person_id and p.active
  where s.token_digest = digest and s.stage = 'password_given' and s.revoked_at is null and at < s.ends_at
$function$;
comment on function access.credential_of_session(bytea,timestamp with time zone) is 'The second factor of someone whose session has given a password and no code yet.';
revoke all on function access.credential_of_session(bytea,timestamp with time zone) from public;
grant execute on function access.credential_of_session(bytea,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.demo_people()
 RETURNS TABLE(id uuid, name text, role text, organisation text, partnership text)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select p.id, p.name, m.role, o.name, ps.name
  from access.person p
  join access.membership m on m.person_id = p.id
  join access.organisation o on o.id = m.organisation_id
  left join access.partnership ps on ps.id = m.partnership_id
  where p.active and p.kind = 'person' and exists (select 1 from access.demonstration)
  order by ps.name nulls last, m.role, p.name
$function$;
comment on function access.demo_people() is 'The people of a demonstration, for its picker; nobody in a live database.';
revoke all on function access.demo_people() from public;
grant execute on function access.demo_people() to sightline_app;

CREATE OR REPLACE FUNCTION access.end_session(digest bytea, at timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update access.session s set revoked_at = at where s.token_digest = digest and s.revoked_at is null
$function$;
comment on function access.end_session(bytea,timestamp with time zone) is 'Ends the session that holds this token: whoever holds the token may end it.';
revoke all on function access.end_session(bytea,timestamp with time zone) from public;
grant execute on function access.end_session(bytea,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.finish_setup(digest bytea, step bigint, at timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;
comment on function access.finish_setup(bytea,bigint,timestamp with time zone) is 'Uses up a set-up link: its password and second factor become the person''s own. Null where the link is over.';
revoke all on function access.finish_setup(bytea,bigint,timestamp with time zone) from public;
grant execute on function access.finish_setup(bytea,bigint,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.held(asked text)
 RETURNS TABLE(partnership_id uuid, organisation_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select m.partnership_id, m.organisation_id
  from access.membership m
  join access.permission_of_role p on p.role = m.role and p.permission = asked
  join access.person who on who.id = m.person_id and who.active
  where m.person_id = platform.current_person() and m.stopped_at is null
    and (now() at time zone 'Europe/London')::date between m.starts and coalesce(m.ends, 'infinity'::date)
$function$;
comment on function access.held(text) is 'Where the signed-in person holds a permission today: partnership (null for national roles) and organisation.';
revoke all on function access.held(text) from public;
grant execute on function access.held(text) to sightline_app;

CREATE OR REPLACE FUNCTION access.issue_setup_link(link uuid, who uuid, digest bytea, sealed bytea, at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not access.manages(who) then
    raise exception 'this account is managed by others' using errcode = 'insufficient_privilege';
  end if;
  perform access.place_setup_link(link, who, digest, sealed, at, until, platform.current_person());
end $function$;
comment on function access.issue_setup_link(uuid,uuid,bytea,bytea,timestamp with time zone,timestamp with time zone) is 'Issues a set-up link for someone whom the signed-in person manages.';
revoke all on function access.issue_setup_link(uuid,uuid,bytea,bytea,timestamp with time zone,timestamp with time zone) from public;
grant execute on function access.issue_setup_link(uuid,uuid,bytea,bytea,timestamp with time zone,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.issue_system_key(key uuid, to_system uuid, for_purpose text, digest bytea, last_four text, at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not access.manages_system(to_system) then
    raise exception 'this system is managed by others' using errcode = 'insufficient_privilege';
  end if;
  insert into access.system_key (id, system_id, purpose, token_digest, ending, issued_at, issued_by, ends_at)
  values (key, to_system, for_purpose, digest, last_four, at, platform.current_person(), until);
end $function$;
comment on function access.issue_system_key(uuid,uuid,text,bytea,text,timestamp with time zone,timestamp with time zone) is 'Issues a key beside those that a system has, so that it can change over without a gap.';
revoke all on function access.issue_system_key(uuid,uuid,text,bytea,text,timestamp with time zone,timestamp with time zone) from public;
grant execute on function access.issue_system_key(uuid,uuid,text,bytea,text,timestamp with time zone,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.manages(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select who is distinct from platform.current_person()
    and exists (select 1 from access.person p where p.id = who and p.kind = 'person')
    and exists (select 1 from access.membership m where m.person_id = who
      and m.partnership_id in (select h.partnership_id from access.held('account:manage') h))
    and not exists (select 1 from access.membership m where m.person_id = who
      and m.stopped_at is null and coalesce(m.ends, 'infinity'::date) >= (now() at time zone 'Europe/London')::date
      and (m.partnership_id is null or m.partnership_id not in (select h.partnership_id from access.held('account:manage') h)))
$function$;
comment on function access.manages(uuid) is 'Whether the signed-in person may switch this account off or issue a set-up link for it: not their own, and every role that is not over is in partnerships they manage.';
revoke all on function access.manages(uuid) from public;
grant execute on function access.manages(uuid) to sightline_app;

CREATE OR REPLACE FUNCTION access.manages_system(who uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (select 1 from access.person p join access.membership m on m.person_id = p.id
    where p.id = who and p.kind = 'system' and m.partnership_id in (select h.partnership_id from access.held('account:manage') h))
$function$;
comment on function access.manages_system(uuid) is 'Whether this is a system of a partnership whose accounts the signed-in person manages.';
revoke all on function access.manages_system(uuid) from public;

CREATE OR REPLACE FUNCTION access.may_see_person(other uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select other = platform.current_person() or exists (
    select 1 from access.membership theirs
    where theirs.person_id = other and (
      theirs.partnership_id in (select h.partnership_id from access.held('people:read') h)
      or theirs.organisation_id in (select h.organisation_id from access.held('colleagues:read') h)
      or (theirs.role = 'business_manager'
          and theirs.partnership_id in (select h.partnership_id from access.held('request:answer') h))))
$function$;
comment on function access.may_see_person(uuid) is 'Whether the signed-in person may know that another person has an account.';
revoke all on function access.may_see_person(uuid) from public;
grant execute on function access.may_see_person(uuid) to sightline_app;

CREATE OR REPLACE FUNCTION access.note_attempt(account bytea, at timestamp with time zone, ok boolean)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  delete from access.sign_in_attempt a where a.at < note_attempt.at - interval '7 days';
  insert into access.sign_in_attempt (account_digest, at, succeeded) values (account, at, ok);
$function$;
comment on function access.note_attempt(bytea,timestamp with time zone,boolean) is 'Records a sign-in attempt, and forgets those of more than a week ago.';
revoke all on function access.note_attempt(bytea,timestamp with time zone,boolean) from public;
grant execute on function access.note_attempt(bytea,timestamp with time zone,boolean) to sightline_app;

CREATE OR REPLACE FUNCTION access.open_session(digest bytea, at timestamp with time zone, idle interval)
 RETURNS TABLE(session_id uuid, stage text, person_id uuid, name text, seats jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;
comment on function access.open_session(bytea,timestamp with time zone,interval) is 'Opens the session with this token digest for the rest of the transaction; no row when it is unknown, revoked, idle or over.';
revoke all on function access.open_session(bytea,timestamp with time zone,interval) from public;
grant execute on function access.open_session(bytea,timestamp with time zone,interval) to sightline_app;

CREATE OR REPLACE FUNCTION access.open_system_key(digest bytea, at timestamp with time zone)
 RETURNS TABLE(key_id uuid, state text, system_id uuid, name text, seats jsonb)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;
comment on function access.open_system_key(bytea,timestamp with time zone) is 'Opens the key with this digest for the rest of the transaction, or says that it is ended or revoked; no row when nobody issued it.';
revoke all on function access.open_system_key(bytea,timestamp with time zone) from public;
grant execute on function access.open_system_key(bytea,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.place_setup_link(link uuid, who uuid, digest bytea, sealed bytea, at timestamp with time zone, until timestamp with time zone, issuer uuid)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  select access.close_account_doors(who, at);
  delete from access.credential c where c.person_id = who;
  insert into access.setup_link (id, person_id, token_digest, second_factor, issued_at, issued_by, ends_at)
  values (link, who, digest, sealed, at, issuer, until);
$function$;
comment on function access.place_setup_link(uuid,uuid,bytea,bytea,timestamp with time zone,timestamp with time zone,uuid) is 'Replaces how a person signs in by a set-up link. For the command line and issue_setup_link; it asks nobody.';
revoke all on function access.place_setup_link(uuid,uuid,bytea,bytea,timestamp with time zone,timestamp with time zone,uuid) from public;

CREATE OR REPLACE FUNCTION access.revoke_system_key(key uuid, of_system uuid, at timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update access.system_key k set revoked_at = at, revoked_by = platform.current_person()
  where k.id = key and k.system_id = of_system and k.revoked_at is null and access.manages_system(k.system_id);
  return found;
end $function$;
comment on function access.revoke_system_key(uuid,uuid,timestamp with time zone) is 'Ends a key at once and for good; false where it had ended by hand already or is managed by others.';
revoke all on function access.revoke_system_key(uuid,uuid,timestamp with time zone) from public;
grant execute on function access.revoke_system_key(uuid,uuid,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.set_account_active(who uuid, to_active boolean, at timestamp with time zone)
 RETURNS void
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not access.manages(who) then
    raise exception 'this account is managed by others' using errcode = 'insufficient_privilege';
  end if;
  update access.person p set active = to_active where p.id = who;
  if not to_active then
    perform access.close_account_doors(who, at);
  end if;
end $function$;
comment on function access.set_account_active(uuid,boolean,timestamp with time zone) is 'Switches an account on or off; off ends every session and set-up link.';
revoke all on function access.set_account_active(uuid,boolean,timestamp with time zone) from public;
grant execute on function access.set_account_active(uuid,boolean,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.setup_link_of(digest bytea)
 RETURNS TABLE(id uuid, person_id uuid, name text, email text, second_factor bytea, password text, ends_at timestamp with time zone, over boolean, partnership_id uuid)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select l.id, p.id, p.name, p.email, l.second_factor, l.password, l.ends_at,
    l.used_at is not null or l.withdrawn_at is not null or not p.active,
    (select m.partnership_id from access.membership m where m.person_id = p.id order by m.starts, m.id limit 1)
  from access.setup_link l join access.person p on p.id = l.person_id
  where l.token_digest = digest
$function$;
comment on function access.setup_link_of(bytea) is 'The set-up link with this token digest, and whose it is.';
revoke all on function access.setup_link_of(bytea) from public;
grant execute on function access.setup_link_of(bytea) to sightline_app;

CREATE OR REPLACE FUNCTION access.start_session(id uuid, digest bytea, who uuid, in_stage text, at timestamp with time zone, until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  insert into access.session (id, token_digest, person_id, stage, started_at, seen_at, ends_at)
  select start_session.id, digest, p.id, in_stage, at, at, until from access.person p where p.id = who and p.kind = 'person'
$function$;
comment on function access.start_session(uuid,bytea,uuid,text,timestamp with time zone,timestamp with time zone) is 'Records a sign-in, whose factors the application has just checked.';
revoke all on function access.start_session(uuid,bytea,uuid,text,timestamp with time zone,timestamp with time zone) from public;
grant execute on function access.start_session(uuid,bytea,uuid,text,timestamp with time zone,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION access.system_keys(of_systems uuid[])
 RETURNS TABLE(id uuid, system_id uuid, purpose text, ending text, issued_at timestamp with time zone, issued_by uuid, ends_at timestamp with time zone, revoked_at timestamp with time zone, last_used_on date, last_refused_on date)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select k.id, k.system_id, k.purpose, k.ending, k.issued_at, k.issued_by, k.ends_at, k.revoked_at, k.last_used_on, k.last_refused_on
  from access.system_key k where k.system_id = any(of_systems) and access.manages_system(k.system_id)
  order by k.issued_at desc, k.id
$function$;
comment on function access.system_keys(uuid[]) is 'The keys of systems that the signed-in person manages, without what they are checked against.';
revoke all on function access.system_keys(uuid[]) from public;
grant execute on function access.system_keys(uuid[]) to sightline_app;

CREATE OR REPLACE FUNCTION access.use_step(who uuid, step bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update access.credential c set last_step = step where c.person_id = who and c.last_step < step;
  return found;
end $function$;
comment on function access.use_step(uuid,bigint) is 'Spends a TOTP step; false when it was spent before.';
revoke all on function access.use_step(uuid,bigint) from public;
grant execute on function access.use_step(uuid,bigint) to sightline_app;

-- ====================
create schema audit;
comment on schema audit is 'Who did or saw what. Ids and keyed digests only, never content.';
grant usage on schema audit to sightline_app;

create table audit.entry (
  chain text not null,
  seq bigint not null,
  at timestamp with time zone not null,
  person uuid,
  event text not null,
  outcome text not null,
  subject uuid,
  revealed uuid[] default '{}'::uuid[] not null,
  request uuid not null,
  previous bytea not null,
  digest bytea not null,
  constraint entry_pkey PRIMARY KEY (chain, seq),
  constraint entry_chain_check CHECK ((chain ~ '^(system|panel|partnership:[0-9a-f-]{36})$'::text)),
  constraint entry_digest_check CHECK ((octet_length(digest) = 32)),
  constraint entry_outcome_check CHECK ((outcome = ANY (ARRAY['done'::text, 'refused'::text]))),
  constraint entry_previous_check CHECK ((octet_length(previous) = 32)),
  constraint entry_seq_check CHECK ((seq > 0))
);
comment on table audit.entry is 'One act or one reading. Insert-only by grant; each row carries the keyed digest of the row before it.';
comment on column audit.entry.chain is 'One chain for each partnership, one for the Panel, one for everything before or outside them.';
comment on column audit.entry.subject is 'The record that the address named; null for lists.';
comment on column audit.entry.revealed is 'Ids of the records that a list or a search showed.';
comment on column audit.entry.request is 'The request that caused it, as in the server log.';
comment on column audit.entry.digest is 'HMAC-SHA256 over the row and the previous digest, with a key that the database does not hold.';
CREATE INDEX entry_subject ON audit.entry USING btree (subject) WHERE (subject IS NOT NULL);
alter table audit.entry enable row level security;
create policy entry_insert on audit.entry for insert to sightline_app
  with check ((NOT (person IS DISTINCT FROM platform.current_person())));
create policy entry_read on audit.entry for select to sightline_app
  using ((chain IN ( SELECT ('partnership:'::text || h.partnership_id)
   FROM access.held('audit:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NOT NULL))));
grant insert, select on audit.entry to sightline_app;

CREATE OR REPLACE FUNCTION audit.tip(of_chain text)
 RETURNS TABLE(seq bigint, digest bytea)
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(of_chain, 5));
  return query
    select entry.seq, entry.digest from audit.entry
    where entry.chain = of_chain order by entry.seq desc limit 1;
end $function$;
comment on function audit.tip(text) is 'Locks a chain for this transaction and returns its newest entry.';
revoke all on function audit.tip(text) from public;
grant execute on function audit.tip(text) to sightline_app;

-- ====================
create schema calendar;
comment on schema calendar is 'What each partnership has chosen about its clocks.';
grant usage on schema calendar to sightline_app;

create table calendar.choice (
  id uuid not null,
  partnership_id uuid not null,
  rule text not null,
  variant text,
  in_force_from date not null,
  reason text not null,
  chosen_at timestamp with time zone not null,
  chosen_by uuid not null,
  constraint choice_pkey PRIMARY KEY (id),
  constraint choice_chosen_by_fkey FOREIGN KEY (chosen_by) REFERENCES access.person(id),
  constraint choice_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint choice_reason_check CHECK ((length(btrim(reason)) > 0))
);
comment on table calendar.choice is 'Which way of running a clock a partnership has adopted, from which day. Insert-only: an earlier choice goes on holding for the clocks that began under it.';
comment on column calendar.choice.variant is 'One of the rule''s variants; null goes back to the rule as it stands.';
comment on column calendar.choice.in_force_from is 'Clocks that begin on this day or later run this way.';
CREATE INDEX choice_partnership ON calendar.choice USING btree (partnership_id, rule, in_force_from);
alter table calendar.choice enable row level security;
create policy choice_make on calendar.choice for insert to sightline_app
  with check (((chosen_by = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('clock:choose'::text) h(partnership_id, organisation_id)))));
create policy choice_read on calendar.choice for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('clock:read'::text) h(partnership_id, organisation_id))));
grant insert, select on calendar.choice to sightline_app;

-- ====================
create schema cases;
comment on schema cases is 'The records of children that services work with: who holds each case, and what was recorded in it.';
grant usage on schema cases to sightline_app;

create table cases.child (
  case_id uuid not null,
  seq integer not null,
  content jsonb not null,
  reason text not null,
  asked_by text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint child_pkey PRIMARY KEY (case_id, seq),
  constraint child_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint child_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.child_case(id),
  constraint child_seq_check CHECK ((seq > 0))
);
comment on table cases.child is 'Who the child of a case is, as the service knows it; the newest counts, and what it corrects is kept. Insert-only.';
comment on column cases.child.seq is 'With the key: two people who correct the same at once are told.';
comment on column cases.child.asked_by is 'Who asked for a correction: empty at first, then the service itself, the child or somebody of the family.';
alter table cases.child enable row level security;
create policy child_add on cases.child for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (case_id IN ( SELECT cases.held_cases() AS held_cases))));
create policy child_read on cases.child for select to sightline_app
  using (((case_id IN ( SELECT cases.held_cases() AS held_cases)) OR (case_id = cases.being_asked())));
grant insert, select on cases.child to sightline_app;

create table cases.child_case (
  id uuid not null,
  partnership_id uuid not null,
  team_id uuid not null,
  reference text not null,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  constraint child_case_pkey PRIMARY KEY (id),
  constraint child_case_partnership_id_reference_key UNIQUE (partnership_id, reference),
  constraint child_case_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES access.person(id),
  constraint child_case_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint child_case_team_id_fkey FOREIGN KEY (team_id) REFERENCES cases.team(id),
  constraint child_case_reference_check CHECK (((length(btrim(reference)) >= 1) AND (length(btrim(reference)) <= 60)))
);
comment on table cases.child_case is 'One child that a service works with. Holds no name: only the reference by which the service knows the case. Insert-only.';
comment on column cases.child_case.team_id is 'The team that it was opened in; a later one is in cases.team_move.';
alter table cases.child_case enable row level security;
create policy child_case_open on cases.child_case for insert to sightline_app
  with check (((opened_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM cases.team t
  WHERE ((t.id = child_case.team_id) AND (t.partnership_id = child_case.partnership_id) AND ((t.partnership_id, t.organisation_id) IN ( SELECT h.partnership_id,
            h.organisation_id
           FROM access.held('case:give'::text) h(partnership_id, organisation_id))))))));
create policy child_case_read on cases.child_case for select to sightline_app
  using (((id IN ( SELECT cases.held_cases() AS held_cases)) OR (id IN ( SELECT cases.given_cases() AS given_cases)) OR (id = cases.being_asked())));
grant insert, select on cases.child_case to sightline_app;

create table cases.entry (
  id uuid not null,
  case_id uuid not null,
  kind text not null,
  event_type text not null,
  content jsonb not null,
  corrects uuid,
  reason text not null,
  asked_by text not null,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_case_id_id_key UNIQUE (case_id, id),
  constraint entry_corrects_key UNIQUE (corrects),
  constraint entry_case_id_corrects_fkey FOREIGN KEY (case_id, corrects) REFERENCES cases.entry(case_id, id),
  constraint entry_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.child_case(id),
  constraint entry_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES access.person(id),
  constraint entry_check CHECK (((kind = 'recorded'::text) = (corrects IS NULL))),
  constraint entry_kind_check CHECK ((kind = ANY (ARRAY['recorded'::text, 'corrected'::text, 'taken_out'::text])))
);
comment on table cases.entry is 'One entry of a case: an event of the vocabulary. Insert-only: a correction is a new entry that names the one it corrects, and both are kept.';
comment on column cases.entry.kind is 'taken_out: the entry that it names did not belong here, and nothing takes its place.';
comment on column cases.entry.content is 'The event as a row of a file of events has it: ten texts.';
comment on column cases.entry.corrects is 'Unique: two people who correct the same entry at once are told.';
CREATE INDEX entry_case ON cases.entry USING btree (case_id, recorded_at);
alter table cases.entry enable row level security;
create policy entry_add on cases.entry for insert to sightline_app
  with check (((recorded_by = platform.current_person()) AND (case_id IN ( SELECT cases.held_cases() AS held_cases))));
create policy entry_read on cases.entry for select to sightline_app
  using (((case_id IN ( SELECT cases.held_cases() AS held_cases)) OR (case_id = cases.being_asked())));
grant insert, select on cases.entry to sightline_app;

create table cases.holding (
  id uuid not null,
  case_id uuid not null,
  person_id uuid not null,
  given_at timestamp with time zone not null,
  given_by uuid not null,
  ended_at timestamp with time zone,
  ended_by uuid,
  constraint holding_pkey PRIMARY KEY (id),
  constraint holding_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.child_case(id),
  constraint holding_ended_by_fkey FOREIGN KEY (ended_by) REFERENCES access.person(id),
  constraint holding_given_by_fkey FOREIGN KEY (given_by) REFERENCES access.person(id),
  constraint holding_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id),
  constraint holding_check CHECK (((ended_at IS NULL) = (ended_by IS NULL)))
);
comment on table cases.holding is 'Who holds a case, from when until when. Nobody else sees what is in it.';
CREATE UNIQUE INDEX holding_open ON cases.holding USING btree (case_id, person_id) WHERE (ended_at IS NULL);
CREATE INDEX holding_person ON cases.holding USING btree (person_id) WHERE (ended_at IS NULL);
alter table cases.holding enable row level security;
create policy holding_end on cases.holding for update to sightline_app
  using (((ended_at IS NULL) AND (case_id IN ( SELECT cases.given_cases() AS given_cases))))
  with check ((ended_by = platform.current_person()));
create policy holding_give on cases.holding for insert to sightline_app
  with check (((given_by = platform.current_person()) AND (ended_at IS NULL) AND (case_id IN ( SELECT cases.given_cases() AS given_cases)) AND cases.can_hold(person_id, case_id)));
create policy holding_read on cases.holding for select to sightline_app
  using (((case_id IN ( SELECT cases.held_cases() AS held_cases)) OR (case_id IN ( SELECT cases.given_cases() AS given_cases))));
grant insert, select on cases.holding to sightline_app;
grant update (ended_at, ended_by) on cases.holding to sightline_app;

create table cases.team (
  id uuid not null,
  partnership_id uuid not null,
  organisation_id uuid not null,
  name text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint team_pkey PRIMARY KEY (id),
  constraint team_partnership_id_organisation_id_name_key UNIQUE (partnership_id, organisation_id, name),
  constraint team_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.person(id),
  constraint team_partnership_id_organisation_id_fkey FOREIGN KEY (partnership_id, organisation_id) REFERENCES access.partnership_organisation(partnership_id, organisation_id),
  constraint team_name_check CHECK (((length(btrim(name)) >= 1) AND (length(btrim(name)) <= 100)))
);
comment on table cases.team is 'A team of one organisation in one area. Insert-only.';
alter table cases.team enable row level security;
create policy team_add on cases.team for insert to sightline_app
  with check (((added_by = platform.current_person()) AND ((partnership_id, organisation_id) IN ( SELECT h.partnership_id,
    h.organisation_id
   FROM access.held('case:give'::text) h(partnership_id, organisation_id)))));
create policy team_read on cases.team for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('case:hold'::text) h(partnership_id, organisation_id))) OR (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('duty:count'::text) h(partnership_id, organisation_id)))));
grant insert, select on cases.team to sightline_app;

create table cases.team_move (
  case_id uuid not null,
  seq integer not null,
  team_id uuid not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint team_move_pkey PRIMARY KEY (case_id, seq),
  constraint team_move_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint team_move_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.child_case(id),
  constraint team_move_team_id_fkey FOREIGN KEY (team_id) REFERENCES cases.team(id),
  constraint team_move_seq_check CHECK ((seq > 0))
);
comment on table cases.team_move is 'A case passed to another team; the newest counts. Insert-only.';
alter table cases.team_move enable row level security;
create policy team_move_add on cases.team_move for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (case_id IN ( SELECT cases.given_cases() AS given_cases)) AND (EXISTS ( SELECT 1
   FROM (cases.team t
     JOIN cases.child_case c ON ((c.partnership_id = t.partnership_id)))
  WHERE ((t.id = team_move.team_id) AND (c.id = team_move.case_id))))));
create policy team_move_read on cases.team_move for select to sightline_app
  using (((case_id IN ( SELECT cases.held_cases() AS held_cases)) OR (case_id IN ( SELECT cases.given_cases() AS given_cases))));
grant insert, select on cases.team_move to sightline_app;

CREATE OR REPLACE FUNCTION cases.being_asked()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('sightline.case'::text, true), ''::text))::uuid;
comment on function cases.being_asked() is 'The one case that the checks are being asked of without a person, because time has passed; null anywhere else. Set by checks.claim_due until the transaction ends.';
revoke all on function cases.being_asked() from public;
grant execute on function cases.being_asked() to sightline_app;

CREATE OR REPLACE FUNCTION cases.can_hold(who uuid, asked uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select exists (
    select 1 from cases.child_case c
    join access.membership m on m.partnership_id = c.partnership_id and m.person_id = who
    join access.permission_of_role p on p.role = m.role and p.permission = 'case:hold'
    join access.person w on w.id = m.person_id and w.active
    where c.id = asked and m.stopped_at is null
      and (now() at time zone 'Europe/London')::date between m.starts and coalesce(m.ends, 'infinity'::date))
$function$;
comment on function cases.can_hold(uuid,uuid) is 'Whether that person has a role with which they can hold that case.';
revoke all on function cases.can_hold(uuid,uuid) from public;
grant execute on function cases.can_hold(uuid,uuid) to sightline_app;

CREATE OR REPLACE FUNCTION cases.given_cases()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select c.id from cases.child_case c join cases.team t on t.id = cases.team_of(c.id)
  where (t.partnership_id, t.organisation_id) in (select a.partnership_id, a.organisation_id from access.held('case:give') a)
$function$;
comment on function cases.given_cases() is 'The cases whose holders the signed-in person decides: those with a team of their own organisation. It does not let them read what is in one.';
revoke all on function cases.given_cases() from public;
grant execute on function cases.given_cases() to sightline_app;

CREATE OR REPLACE FUNCTION cases.held_cases()
 RETURNS SETOF uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select h.case_id from cases.holding h join cases.child_case c on c.id = h.case_id
  where h.person_id = platform.current_person() and h.ended_at is null
    and c.partnership_id in (select a.partnership_id from access.held('case:hold') a)
$function$;
comment on function cases.held_cases() is 'The cases that the signed-in person holds today, in areas where they may hold any.';
revoke all on function cases.held_cases() from public;
grant execute on function cases.held_cases() to sightline_app;

CREATE OR REPLACE FUNCTION cases.team_of(asked uuid)
 RETURNS uuid
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select coalesce((select m.team_id from cases.team_move m where m.case_id = asked order by m.seq desc limit 1), (select c.team_id from cases.child_case c where c.id = asked))
$function$;
comment on function cases.team_of(uuid) is 'The team that a case is with.';
revoke all on function cases.team_of(uuid) from public;
grant execute on function cases.team_of(uuid) to sightline_app;

-- ====================
create schema checks;
comment on schema checks is 'Live use of the checks: what each area has signed and switched on, and what the checks ask of a case.';
grant usage on schema checks to sightline_app;

create table checks.answer (
  id uuid not null,
  number bigint generated as identity not null,
  case_id uuid not null,
  partnership_id uuid not null,
  check_id text not null,
  version integer not null,
  key text not null,
  result text not null,
  said text not null,
  day text not null,
  words text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint answer_pkey PRIMARY KEY (id),
  constraint answer_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint answer_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.child_case(id),
  constraint answer_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint answer_day_check CHECK ((length(day) <= 200)),
  constraint answer_result_check CHECK ((result = ANY (ARRAY['fired'::text, 'pending'::text, 'cannot_tell'::text]))),
  constraint answer_said_check CHECK ((said = ANY (ARRAY['being_done'::text, 'covered'::text, 'not_relevant'::text, 'done_now'::text]))),
  constraint answer_words_check CHECK ((length(words) <= 2000))
);
comment on table checks.answer is 'What somebody who holds the case said to a signal. Insert-only. It is part of the record of the duty, and is not a measure of whoever gave it.';
comment on column checks.answer.result is 'What the signal said when it was answered: an answer given while there was time does not stand once it has run out.';
CREATE INDEX answer_case ON checks.answer USING btree (case_id, check_id, key);
alter table checks.answer enable row level security;
create policy answer_add on checks.answer for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (case_id IN ( SELECT cases.held_cases() AS held_cases)) AND (EXISTS ( SELECT 1
   FROM cases.child_case c
  WHERE ((c.id = answer.case_id) AND (c.partnership_id = answer.partnership_id))))));
create policy answer_read on checks.answer for select to sightline_app
  using ((case_id IN ( SELECT cases.held_cases() AS held_cases)));
grant insert, select on checks.answer to sightline_app;

create table checks.digest_read (
  person_id uuid not null,
  at timestamp with time zone not null,
  constraint digest_read_pkey PRIMARY KEY (person_id),
  constraint digest_read_person_id_fkey FOREIGN KEY (person_id) REFERENCES access.person(id)
);
comment on table checks.digest_read is 'Up to when somebody has read what came up in the cases that they hold.';
alter table checks.digest_read enable row level security;
create policy digest_read_own on checks.digest_read for all to sightline_app
  using ((person_id = platform.current_person()))
  with check ((person_id = platform.current_person()));
grant insert, select, update on checks.digest_read to sightline_app;

create table checks.due (
  case_id uuid not null,
  partnership_id uuid not null,
  run_at timestamp with time zone not null,
  constraint due_pkey PRIMARY KEY (case_id),
  constraint due_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.child_case(id),
  constraint due_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id)
);
comment on table checks.due is 'When the checks are to be asked of a case again, because a time limit runs out or a day has passed without an entry. One row for a case.';
CREATE INDEX due_run ON checks.due USING btree (run_at);
alter table checks.due enable row level security;
create policy due_all on checks.due for all to sightline_app
  using (((case_id IN ( SELECT cases.held_cases() AS held_cases)) OR (case_id = cases.being_asked())))
  with check ((((case_id IN ( SELECT cases.held_cases() AS held_cases)) OR (case_id = cases.being_asked())) AND (EXISTS ( SELECT 1
   FROM cases.child_case c
  WHERE ((c.id = due.case_id) AND (c.partnership_id = due.partnership_id))))));
grant insert, select, update on checks.due to sightline_app;

create table checks.impact_assessment (
  id uuid not null,
  number bigint generated as identity not null,
  partnership_id uuid not null,
  kind text not null,
  reference text not null,
  signed_on date,
  signed_by text not null,
  review_on date,
  reason text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint impact_assessment_pkey PRIMARY KEY (id),
  constraint impact_assessment_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint impact_assessment_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint impact_assessment_check CHECK (((kind = 'withdrawn'::text) OR ((signed_on IS NOT NULL) AND (review_on > signed_on) AND (reference <> ''::text) AND (signed_by <> ''::text)))),
  constraint impact_assessment_check1 CHECK (((kind = 'signed'::text) OR (reason <> ''::text))),
  constraint impact_assessment_kind_check CHECK ((kind = ANY (ARRAY['signed'::text, 'withdrawn'::text]))),
  constraint impact_assessment_reason_check CHECK ((length(reason) <= 2000)),
  constraint impact_assessment_reference_check CHECK ((length(reference) <= 200)),
  constraint impact_assessment_signed_by_check CHECK ((length(signed_by) <= 200))
);
comment on table checks.impact_assessment is 'The data-protection impact assessment of live use in an area, as its controller recorded it. Insert-only; the newest counts, and without a signed one whose review is still to come nothing is asked.';
comment on column checks.impact_assessment.signed_by is 'The post of whoever signed. It is published, so it is not a name.';
CREATE INDEX impact_assessment_area ON checks.impact_assessment USING btree (partnership_id, number);
alter table checks.impact_assessment enable row level security;
create policy impact_assessment_add on checks.impact_assessment for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('live:govern'::text) h(partnership_id, organisation_id)))));
create policy impact_assessment_read on checks.impact_assessment for select to sightline_app
  using (true);
grant insert, select on checks.impact_assessment to sightline_app;

create table checks.own_answer (
  id uuid not null,
  number bigint generated as identity not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  check_id text not null,
  version integer not null,
  key text not null,
  result text not null,
  said text not null,
  day text not null,
  words text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint own_answer_pkey PRIMARY KEY (id),
  constraint own_answer_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint own_answer_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint own_answer_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint own_answer_day_check CHECK ((length(day) <= 200)),
  constraint own_answer_result_check CHECK ((result = ANY (ARRAY['fired'::text, 'pending'::text, 'cannot_tell'::text]))),
  constraint own_answer_said_check CHECK ((said = ANY (ARRAY['being_done'::text, 'covered'::text, 'not_relevant'::text, 'done_now'::text]))),
  constraint own_answer_words_check CHECK ((length(words) <= 2000))
);
comment on table checks.own_answer is 'What somebody who prepares for a partnership said to what the checks ask of its own work on an incident. Insert-only. It is part of the record of the duty, and is not a measure of whoever gave it.';
comment on column checks.own_answer.key is 'What tells one instance of a check from another, so that an answer stays with it while evidence is added.';
comment on column checks.own_answer.result is 'What the check said when it was answered: an answer given while there was time does not stand once it has run out.';
CREATE INDEX own_answer_incident ON checks.own_answer USING btree (incident_id, check_id, key);
alter table checks.own_answer enable row level security;
create policy own_answer_add on checks.own_answer for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('duty:answer-own'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = own_answer.incident_id) AND (i.partnership_id = own_answer.partnership_id))))));
create policy own_answer_read on checks.own_answer for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('incident:read'::text) h(partnership_id, organisation_id))));
grant insert, select on checks.own_answer to sightline_app;

create table checks.own_version (
  id uuid not null,
  number bigint generated as identity not null,
  partnership_id uuid not null,
  check_id text not null,
  version integer not null,
  made_from integer not null,
  written text not null,
  accepted text[] not null,
  why text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint own_version_pkey PRIMARY KEY (id),
  constraint own_version_partnership_id_check_id_version_key UNIQUE (partnership_id, check_id, version),
  constraint own_version_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint own_version_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint own_version_check_id_check CHECK ((length(check_id) <= 20)),
  constraint own_version_made_from_check CHECK ((made_from > 0)),
  constraint own_version_version_check CHECK ((version > 100)),
  constraint own_version_why_check CHECK (((length(btrim(why)) >= 1) AND (length(btrim(why)) <= 2000))),
  constraint own_version_written_check CHECK (((length(written) >= 1) AND (length(written) <= 20000)))
);
comment on table checks.own_version is 'An area''s own version of a check of the catalogue. Insert-only. It asks nothing before it was tried and somebody else has switched it on.';
comment on column checks.own_version.version is 'Above 100, so that no number means one thing in the catalogue and another here. Unique: two people who change the same check at once are told.';
comment on column checks.own_version.written is 'The check as YAML.';
comment on column checks.own_version.accepted is 'The names of the check''s cases that come out otherwise, as whoever wrote the version saw and accepted.';
alter table checks.own_version enable row level security;
create policy own_version_add on checks.own_version for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('live:govern'::text) h(partnership_id, organisation_id)))));
create policy own_version_read on checks.own_version for select to sightline_app
  using (true);
grant insert, select on checks.own_version to sightline_app;

create table checks.signal (
  id uuid not null,
  case_id uuid not null,
  partnership_id uuid not null,
  check_id text not null,
  version integer not null,
  key text not null,
  result text not null,
  since text,
  due text,
  due_at timestamp with time zone,
  evidence uuid[] not null,
  missing text[] not null,
  certainty text not null,
  words text not null,
  new_at timestamp with time zone not null,
  constraint signal_pkey PRIMARY KEY (id),
  constraint signal_case_id_check_id_key_key UNIQUE (case_id, check_id, key),
  constraint signal_case_id_fkey FOREIGN KEY (case_id) REFERENCES cases.child_case(id),
  constraint signal_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint signal_certainty_check CHECK ((certainty = ANY (ARRAY['certain'::text, 'possible'::text]))),
  constraint signal_result_check CHECK ((result = ANY (ARRAY['fired'::text, 'pending'::text, 'cannot_tell'::text])))
);
comment on table checks.signal is 'What the checks ask of a case now. Worked out from the case and made anew whenever it changes or time runs out: nothing rests on it. Never counted, sorted or grouped by case, child or person.';
comment on column checks.signal.key is 'What tells one instance of a check from another, so that an answer stays with it while evidence is added.';
comment on column checks.signal.new_at is 'When this result first came up.';
alter table checks.signal enable row level security;
create policy signal_all on checks.signal for all to sightline_app
  using (((case_id IN ( SELECT cases.held_cases() AS held_cases)) OR (case_id = cases.being_asked())))
  with check ((((case_id IN ( SELECT cases.held_cases() AS held_cases)) OR (case_id = cases.being_asked())) AND (EXISTS ( SELECT 1
   FROM cases.child_case c
  WHERE ((c.id = signal.case_id) AND (c.partnership_id = signal.partnership_id))))));
grant delete, insert, select, update on checks.signal to sightline_app;

create table checks.switch (
  id uuid not null,
  number bigint generated as identity not null,
  partnership_id uuid not null,
  check_id text not null,
  version integer not null,
  turned text not null,
  owner text not null,
  sunset date,
  trial_id uuid,
  told jsonb,
  reason text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint switch_pkey PRIMARY KEY (id),
  constraint switch_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint switch_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint switch_trial_id_fkey FOREIGN KEY (trial_id) REFERENCES checks.trial(id),
  constraint switch_check CHECK (((turned = 'off'::text) OR ((sunset IS NOT NULL) AND (owner <> ''::text) AND (trial_id IS NOT NULL) AND (told IS NOT NULL)))),
  constraint switch_check1 CHECK (((turned = 'on'::text) OR (reason <> ''::text))),
  constraint switch_check_id_check CHECK ((length(check_id) <= 20)),
  constraint switch_owner_check CHECK ((length(owner) <= 200)),
  constraint switch_reason_check CHECK ((length(reason) <= 2000)),
  constraint switch_turned_check CHECK ((turned = ANY (ARRAY['on'::text, 'off'::text]))),
  constraint switch_version_check CHECK ((version > 0))
);
comment on table checks.switch is 'A check switched on or off in an area. Insert-only; the newest of a check counts, until the day of its sunset and for that version alone.';
comment on column checks.switch.owner is 'The post that answers for the check in this area. It is published, so it is not a name.';
comment on column checks.switch.told is 'What the trial found of all its children, as it was seen when the check was switched on.';
CREATE INDEX switch_area ON checks.switch USING btree (partnership_id, number);
alter table checks.switch enable row level security;
create policy switch_add on checks.switch for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('live:govern'::text) h(partnership_id, organisation_id))) AND ((trial_id IS NULL) OR (EXISTS ( SELECT 1
   FROM checks.trial t
  WHERE ((t.id = switch.trial_id) AND (t.partnership_id = switch.partnership_id))))) AND ((turned = 'off'::text) OR (NOT (EXISTS ( SELECT 1
   FROM checks.own_version v
  WHERE ((v.partnership_id = switch.partnership_id) AND (v.check_id = switch.check_id) AND (v.version = switch.version) AND (v.by_person = switch.by_person))))))));
create policy switch_read on checks.switch for select to sightline_app
  using (true);
grant insert, select on checks.switch to sightline_app;

create table checks.trial (
  id uuid not null,
  number bigint generated as identity not null,
  partnership_id uuid not null,
  records text not null,
  as_at text not null,
  children integer,
  result jsonb not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  made_here boolean default false not null,
  constraint trial_pkey PRIMARY KEY (id),
  constraint trial_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint trial_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint trial_children_check CHECK ((children >= 5)),
  constraint trial_records_check CHECK (((length(btrim(records)) >= 1) AND (length(btrim(records)) <= 500)))
);
comment on table checks.trial is 'What a trial on closed or made-up records found: figures with small numbers left out, and no record. Insert-only.';
comment on column checks.trial.children is 'Null where so few that they are not told.';
comment on column checks.trial.made_here is 'It bears the signature of this installation''s own command line. Otherwise somebody brought it from elsewhere.';
alter table checks.trial enable row level security;
create policy trial_add on checks.trial for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('live:govern'::text) h(partnership_id, organisation_id)))));
create policy trial_read on checks.trial for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('live:read'::text) h(partnership_id, organisation_id))));
grant insert, select on checks.trial to sightline_app;

CREATE OR REPLACE FUNCTION checks.age_band(born text, on_day date)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  with days as (
    select case when born ~ '^\d{4}-\d\d-\d\d$' then born::date when born ~ '^\d{4}-\d\d$' then (born || '-01')::date when born ~ '^\d{4}$' then (born || '-01-01')::date end as first,
      case when born ~ '^\d{4}-\d\d-\d\d$' then born::date when born ~ '^\d{4}-\d\d$' then ((born || '-01')::date + interval '1 month - 1 day')::date when born ~ '^\d{4}$' then (born || '-12-31')::date end as last),
  bands as (
    select array_agg(case when day > on_day then 'not_born' when years >= 18 then '18_and_over' when years >= 16 then '16_to_17' when years >= 10 then '10_to_15' when years >= 5 then '5_to_9' when years >= 1 then '1_to_4' when years >= 0 then 'under_1' end) as two
    from days cross join lateral (values (days.first), (days.last)) d (day) cross join lateral (select extract(year from pg_catalog.age(on_day, d.day)) as years) y)
  select case when two[1] = two[2] then two[1] end from bands
$function$;
comment on function checks.age_band(text,date) is 'The age band of a birth as it was recorded; null where it is not, or where its days give different ones.';
revoke all on function checks.age_band(text,date) from public;

CREATE OR REPLACE FUNCTION checks.answers_by_group(area uuid, until timestamp with time zone)
 RETURNS TABLE(check_id text, grouped_by text, group_name text, answered bigint, not_relevant bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with newest as (
    select distinct on (a.case_id, a.check_id, a.key) a.case_id, a.check_id, a.said from checks.answer a
    where a.partnership_id = area and a.at < until and area in (select h.partnership_id from access.held('live:read') h)
    order by a.case_id, a.check_id, a.key, a.number desc),
  asked as (select n.check_id, n.case_id, bool_or(n.said = 'not_relevant') as not_relevant from newest n group by n.check_id, n.case_id),
  child as (select distinct on (c.case_id) c.case_id, c.content -> 'answers' as said from cases.child c where c.case_id in (select n.case_id from newest n) order by c.case_id, c.seq desc),
  described as (
    select asked.check_id, asked.not_relevant, d.grouped_by, coalesce(nullif(d.name, ''), 'not_recorded') as name
    from asked left join child on child.case_id = asked.case_id cross join access.partnership p
    cross join lateral (values
      ('all', 'all'), ('ethnicity', lower(btrim(child.said ->> 'ethnicity'))), ('disability', lower(btrim(child.said ->> 'disability'))), ('area', p.area),
      ('sex', case child.said ->> 'sex' when '1' then 'male' when '2' then 'female' when '9' then 'neither' end), ('age', checks.age_band(child.said ->> 'born', until::date))) d (grouped_by, name)
    where p.id = answers_by_group.area),
  counted as (select d.check_id, d.grouped_by, d.name, count(*) as answered, count(*) filter (where d.not_relevant) as not_relevant from described d group by d.check_id, d.grouped_by, d.name),
  named as (select c.check_id, c.grouped_by, case when c.answered < 5 and c.grouped_by <> 'all' then 'few_together' else c.name end as name, c.answered, c.not_relevant from counted c)
  select n.check_id, n.grouped_by, n.name, sum(n.answered)::bigint, sum(n.not_relevant)::bigint from named n group by n.check_id, n.grouped_by, n.name
$function$;
comment on function checks.answers_by_group(uuid,timestamp with time zone) is 'Of how many children a check was answered in an area before a moment, and of how many as not relevant, by group; by no case, child or worker. What fewer than five share is not named. Small numbers are left out before anybody sees them.';
revoke all on function checks.answers_by_group(uuid,timestamp with time zone) from public;
grant execute on function checks.answers_by_group(uuid,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION checks.ask_area_again(area uuid, from_time timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update checks.due d set run_at = from_time
  where d.partnership_id = area and d.run_at > from_time and area in (select h.partnership_id from access.held('live:govern') h)
$function$;
comment on function checks.ask_area_again(uuid,timestamp with time zone) is 'Has every case of an area asked again, because other checks are on now. For those who may switch them.';
revoke all on function checks.ask_area_again(uuid,timestamp with time zone) from public;
grant execute on function checks.ask_area_again(uuid,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION checks.claim_due(until timestamp with time zone)
 RETURNS uuid
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare claimed uuid;
begin
  select d.case_id into claimed from checks.due d where d.run_at <= until order by d.run_at limit 1 for update skip locked;
  perform pg_catalog.set_config('sightline.case', coalesce(claimed::text, ''), true);
  return claimed;
end $function$;
comment on function checks.claim_due(timestamp with time zone) is 'Takes one case whose time has come, and lets this transaction read it; null where there is none.';
revoke all on function checks.claim_due(timestamp with time zone) from public;
grant execute on function checks.claim_due(timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION checks.open_duties(area uuid, until timestamp with time zone)
 RETURNS TABLE(check_id text, team_id uuid, late bigint, open bigint, cases bigint)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with team_of as (select c.id, cases.team_of(c.id) as team_id from cases.child_case c where c.partnership_id = area),
    sizes as (select team_of.team_id, count(*) as cases from team_of group by team_of.team_id),
    unanswered as (
      select s.check_id, s.case_id, bool_or(s.result = 'fired' or (s.result = 'pending' and s.due_at <= until)) as late
      from checks.signal s
      where s.partnership_id = area and s.result <> 'cannot_tell' and s.result is distinct from (
        select a.result from checks.answer a where a.case_id = s.case_id and a.check_id = s.check_id and a.key = s.key order by a.number desc limit 1)
      group by s.check_id, s.case_id)
  select u.check_id, t.team_id, count(*) filter (where u.late), count(*), max(z.cases)
  from unanswered u join team_of t on t.id = u.case_id join sizes z on z.team_id = t.team_id
  where area in (select h.partnership_id from access.held('duty:count') h)
  group by u.check_id, t.team_id
$function$;
comment on function checks.open_duties(uuid,timestamp with time zone) is 'In how many cases of each team each duty waits, for those who lead an area: by duty and team, and by nothing else. Small numbers are left out before anybody sees them.';
revoke all on function checks.open_duties(uuid,timestamp with time zone) from public;
grant execute on function checks.open_duties(uuid,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION checks.put_off(asked uuid, until timestamp with time zone)
 RETURNS void
 LANGUAGE sql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
  update checks.due d set run_at = until where d.case_id = asked and d.run_at < until
$function$;
comment on function checks.put_off(uuid,timestamp with time zone) is 'Leaves a case that could not be asked for later, so that it does not hold up the others.';
revoke all on function checks.put_off(uuid,timestamp with time zone) from public;
grant execute on function checks.put_off(uuid,timestamp with time zone) to sightline_app;

-- ====================
create schema chronology;
comment on schema chronology is 'What each agency recorded about a child, as it was sent, and what people said of it.';
grant usage on schema chronology to sightline_app;

create table chronology.entry (
  id uuid not null,
  source_id uuid not null,
  position integer not null,
  agency text not null,
  area text not null,
  event_type text,
  occurred text,
  placed integer,
  width integer,
  clock integer,
  known_to text not null,
  told text not null,
  content jsonb not null,
  corrects uuid,
  reason text,
  recorded_at timestamp with time zone not null,
  recorded_by uuid not null,
  constraint entry_pkey PRIMARY KEY (id),
  constraint entry_corrects_key UNIQUE (corrects),
  constraint entry_corrects_fkey FOREIGN KEY (corrects) REFERENCES chronology.entry(id),
  constraint entry_recorded_by_fkey FOREIGN KEY (recorded_by) REFERENCES access.person(id),
  constraint entry_source_id_fkey FOREIGN KEY (source_id) REFERENCES chronology.source(id),
  constraint entry_check CHECK (((corrects IS NULL) = (reason IS NULL))),
  constraint entry_position_check CHECK (("position" >= 0))
);
comment on table chronology.entry is 'One entry of one agency''s account. Insert-only: a correction is a new entry that names the one it corrects, and both are kept.';
comment on column chronology.entry.occurred is 'A partial date or a moment as it is stored; null where nobody could read what was written.';
comment on column chronology.entry.placed is 'The day number by which it is ordered: the earliest it may have been, an open start by its latest. Made from occurred, so that the database can order and filter.';
comment on column chronology.entry.width is 'How many days it may span, so that the finer date comes first; -1 for a moment.';
comment on column chronology.entry.clock is 'Minutes since midnight in London, for a moment.';
comment on column chronology.entry.told is 'What happened, as the agency wrote it. Everything else that the row said is in content.';
comment on column chronology.entry.corrects is 'Unique: two people who correct the same entry at once are told.';
CREATE INDEX entry_source ON chronology.entry USING btree (source_id, "position");
alter table chronology.entry enable row level security;
create policy entry_add on chronology.entry for insert to sightline_app
  with check (((recorded_by = platform.current_person()) AND chronology.may_add_to(source_id)));
create policy entry_read on chronology.entry for select to sightline_app
  using ((source_id IN ( SELECT s.id
   FROM chronology.source s)));
grant insert, select on chronology.entry to sightline_app;

create table chronology.episode (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  title text not null,
  starts text not null,
  ends text not null,
  why text not null,
  takes_place_of uuid,
  removed boolean not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint episode_pkey PRIMARY KEY (id),
  constraint episode_takes_place_of_key UNIQUE (takes_place_of),
  constraint episode_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint episode_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint episode_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint episode_takes_place_of_fkey FOREIGN KEY (takes_place_of) REFERENCES chronology.episode(id),
  constraint episode_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
comment on table chronology.episode is 'A key practice episode. Insert-only: a change or a removal takes the place of the one before, which is kept.';
comment on column chronology.episode.starts is 'A partial date as it is stored; ends may be empty where it has no end.';
CREATE INDEX episode_incident ON chronology.episode USING btree (incident_id, at);
alter table chronology.episode enable row level security;
create policy episode_add on chronology.episode for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = episode.incident_id) AND (i.partnership_id = episode.partnership_id))))));
create policy episode_read on chronology.episode for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:read'::text) h(partnership_id, organisation_id))));
grant insert, select on chronology.episode to sightline_app;

create table chronology.family_fact (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  kind text not null,
  content jsonb not null,
  takes_back uuid,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint family_fact_pkey PRIMARY KEY (id),
  constraint family_fact_takes_back_key UNIQUE (takes_back),
  constraint family_fact_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint family_fact_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint family_fact_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint family_fact_takes_back_fkey FOREIGN KEY (takes_back) REFERENCES chronology.family_fact(id),
  constraint family_fact_check CHECK (((kind = 'taken_back'::text) = (takes_back IS NOT NULL))),
  constraint family_fact_kind_check CHECK ((kind = ANY (ARRAY['person'::text, 'union'::text, 'parent'::text, 'home'::text, 'twins'::text, 'taken_back'::text])))
);
comment on table chronology.family_fact is 'Who belongs to a child''s family and home, and from when to when: people and pregnancies by role, unions, parents, twins, homes. Insert-only; a fact is taken back by another, with a reason.';
comment on column chronology.family_fact.content is 'A person: role, sex, born, died, names as entries use them; of a pregnancy also what came of it and from when it was known. Others name people by the id of their fact. Dates are partial dates as they are stored.';
CREATE INDEX family_fact_incident ON chronology.family_fact USING btree (incident_id, at);
alter table chronology.family_fact enable row level security;
create policy family_fact_add on chronology.family_fact for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = family_fact.incident_id) AND (i.partnership_id = family_fact.partnership_id))))));
create policy family_fact_read on chronology.family_fact for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:read'::text) h(partnership_id, organisation_id))));
grant insert, select on chronology.family_fact to sightline_app;

create table chronology.judgement (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  entry_a uuid not null,
  entry_b uuid not null,
  said text not null,
  note text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint judgement_pkey PRIMARY KEY (id),
  constraint judgement_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint judgement_entry_a_fkey FOREIGN KEY (entry_a) REFERENCES chronology.entry(id),
  constraint judgement_entry_b_fkey FOREIGN KEY (entry_b) REFERENCES chronology.entry(id),
  constraint judgement_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint judgement_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint judgement_check CHECK ((entry_a < entry_b)),
  constraint judgement_said_check CHECK ((said = ANY (ARRAY['same'::text, 'different'::text, 'cannot_tell'::text])))
);
comment on table chronology.judgement is 'What a person said of two entries: the same event told twice, or not. Insert-only; the newest counts, and the two entries stay.';
CREATE INDEX judgement_incident ON chronology.judgement USING btree (incident_id, at);
alter table chronology.judgement enable row level security;
create policy judgement_add on chronology.judgement for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = judgement.incident_id) AND (i.partnership_id = judgement.partnership_id)))) AND (EXISTS ( SELECT 1
   FROM (chronology.entry e
     JOIN chronology.source s ON ((s.id = e.source_id)))
  WHERE ((e.id = judgement.entry_a) AND (s.incident_id = judgement.incident_id)))) AND (EXISTS ( SELECT 1
   FROM (chronology.entry e
     JOIN chronology.source s ON ((s.id = e.source_id)))
  WHERE ((e.id = judgement.entry_b) AND (s.incident_id = judgement.incident_id))))));
create policy judgement_read on chronology.judgement for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:read'::text) h(partnership_id, organisation_id))));
grant insert, select on chronology.judgement to sightline_app;

create table chronology.name_list (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  version integer not null,
  content jsonb not null,
  reviewed boolean not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint name_list_pkey PRIMARY KEY (id),
  constraint name_list_incident_id_version_key UNIQUE (incident_id, version),
  constraint name_list_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint name_list_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint name_list_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint name_list_version_check CHECK ((version > 0))
);
comment on table chronology.name_list is 'Names, places and organisations of a chronology and the roles that stand for them where it leaves pseudonymised. Insert-only; the newest counts.';
comment on column chronology.name_list.version is 'Unique: two people who change the list at once are told.';
comment on column chronology.name_list.reviewed is 'Whoever kept it says that they read it against the accounts. Nothing leaves by a list that nobody reviewed.';
alter table chronology.name_list enable row level security;
create policy name_list_add on chronology.name_list for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = name_list.incident_id) AND (i.partnership_id = name_list.partnership_id))))));
create policy name_list_read on chronology.name_list for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))));
grant insert, select on chronology.name_list to sightline_app;

create table chronology.note (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  entry_id uuid not null,
  kind text not null,
  words text not null,
  takes_back uuid,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint note_pkey PRIMARY KEY (id),
  constraint note_takes_back_key UNIQUE (takes_back),
  constraint note_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint note_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES chronology.entry(id),
  constraint note_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint note_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint note_takes_back_fkey FOREIGN KEY (takes_back) REFERENCES chronology.note(id),
  constraint note_check CHECK (((kind = 'taken_back'::text) = (takes_back IS NOT NULL))),
  constraint note_kind_check CHECK ((kind = ANY (ARRAY['moment'::text, 'childs_words'::text, 'strength'::text, 'enquiry'::text, 'comment'::text, 'released_to'::text, 'taken_back'::text]))),
  constraint note_words_check CHECK (((length(words) >= 1) AND (length(words) <= 4000)))
);
comment on table chronology.note is 'What those who review say of an entry, apart from the account itself. Insert-only; a note is taken back by another, with a reason.';
comment on column chronology.note.kind is 'moment: named at the top of the picture. enquiry: bears on a line of enquiry. released_to: another agency may have the entry; its words name the agency.';
CREATE INDEX note_incident ON chronology.note USING btree (incident_id, at);
alter table chronology.note enable row level security;
create policy note_add on chronology.note for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM (chronology.entry e
     JOIN chronology.source s ON ((s.id = e.source_id)))
  WHERE ((e.id = note.entry_id) AND (s.incident_id = note.incident_id) AND (s.partnership_id = note.partnership_id))))));
create policy note_read on chronology.note for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:read'::text) h(partnership_id, organisation_id))));
grant insert, select on chronology.note to sightline_app;

create table chronology.reading (
  source_id uuid not null,
  seq integer not null,
  mapping jsonb not null,
  result jsonb not null,
  read_at timestamp with time zone not null,
  read_by uuid,
  agency text,
  constraint reading_pkey PRIMARY KEY (source_id, seq),
  constraint reading_read_by_fkey FOREIGN KEY (read_by) REFERENCES access.person(id),
  constraint reading_source_id_fkey FOREIGN KEY (source_id) REFERENCES chronology.source(id),
  constraint reading_agency_check CHECK (((length(agency) >= 1) AND (length(agency) <= 200))),
  constraint reading_seq_check CHECK ((seq > 0))
);
comment on table chronology.reading is 'What the program read in a file under one mapping of its columns: entries, and every row that needs a person. Reading again adds a reading.';
comment on column chronology.reading.read_by is 'Whose sending or asking had it read; null where the file came by an upload link.';
comment on column chronology.reading.agency is 'Whose account it is, where a person said so when they had the file read.';
alter table chronology.reading enable row level security;
create policy reading_add on chronology.reading for insert to sightline_app
  with check (((read_by = platform.current_person()) AND chronology.may_add_to(source_id) AND (NOT chronology.is_own_system_source(source_id))));
create policy reading_read on chronology.reading for select to sightline_app
  using ((source_id IN ( SELECT s.id
   FROM chronology.source s)));
grant insert, select on chronology.reading to sightline_app;

create table chronology.release_sign_off (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  list_id uuid not null,
  digest text not null,
  entries integer not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint release_sign_off_pkey PRIMARY KEY (id),
  constraint release_sign_off_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint release_sign_off_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint release_sign_off_list_id_fkey FOREIGN KEY (list_id) REFERENCES chronology.name_list(id),
  constraint release_sign_off_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint release_sign_off_digest_check CHECK ((digest ~ '^[0-9a-f]{64}$'::text)),
  constraint release_sign_off_entries_check CHECK ((entries >= 0))
);
comment on table chronology.release_sign_off is 'A person read exactly this release and said that nobody can be known by it. Insert-only; without one it is called pseudonymised.';
comment on column chronology.release_sign_off.digest is 'SHA-256 of the entries as they would leave: a signature holds for nothing else.';
CREATE INDEX release_sign_off_incident ON chronology.release_sign_off USING btree (incident_id, digest);
alter table chronology.release_sign_off enable row level security;
create policy release_sign_off_add on chronology.release_sign_off for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM chronology.name_list l
  WHERE ((l.id = release_sign_off.list_id) AND (l.incident_id = release_sign_off.incident_id) AND (l.partnership_id = release_sign_off.partnership_id))))));
create policy release_sign_off_read on chronology.release_sign_off for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:read'::text) h(partnership_id, organisation_id))));
grant insert, select on chronology.release_sign_off to sightline_app;

create table chronology.remembered_mapping (
  id uuid not null,
  partnership_id uuid not null,
  agency text not null,
  headings text not null,
  seq integer not null,
  columns jsonb not null,
  forgotten boolean not null,
  learnt_from uuid not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint remembered_mapping_pkey PRIMARY KEY (id),
  constraint remembered_mapping_partnership_id_agency_headings_seq_key UNIQUE (partnership_id, agency, headings, seq),
  constraint remembered_mapping_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint remembered_mapping_learnt_from_fkey FOREIGN KEY (learnt_from) REFERENCES chronology.source(id),
  constraint remembered_mapping_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint remembered_mapping_agency_check CHECK (((length(agency) >= 1) AND (length(agency) <= 200))),
  constraint remembered_mapping_headings_check CHECK (((length(headings) >= 1) AND (length(headings) <= 4000))),
  constraint remembered_mapping_seq_check CHECK ((seq > 0))
);
comment on table chronology.remembered_mapping is 'How a person said that an agency''s files with the same headings are to be read. Insert-only; the newest counts, and forgetting is one more.';
comment on column chronology.remembered_mapping.agency is 'In small letters without marks, so that one agency is found under one name.';
comment on column chronology.remembered_mapping.headings is 'The headings in order, in small letters without marks, | between.';
alter table chronology.remembered_mapping enable row level security;
create policy remembered_mapping_add on chronology.remembered_mapping for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM chronology.source s
  WHERE ((s.id = remembered_mapping.learnt_from) AND (s.partnership_id = remembered_mapping.partnership_id))))));
create policy remembered_mapping_read on chronology.remembered_mapping for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:read'::text) h(partnership_id, organisation_id))) OR (learnt_from IN ( SELECT s.id
   FROM chronology.source s))));
grant insert, select on chronology.remembered_mapping to sightline_app;

create table chronology.sent_entry (
  source_id uuid not null,
  reference text not null,
  form integer not null,
  position integer not null,
  digest bytea not null,
  entry_id uuid not null,
  problems jsonb not null,
  sent_at timestamp with time zone not null,
  request uuid not null,
  constraint sent_entry_pkey PRIMARY KEY (source_id, reference, form),
  constraint sent_entry_entry_id_key UNIQUE (entry_id),
  constraint sent_entry_source_id_reference_digest_key UNIQUE (source_id, reference, digest),
  constraint sent_entry_entry_id_fkey FOREIGN KEY (entry_id) REFERENCES chronology.entry(id),
  constraint sent_entry_source_id_fkey FOREIGN KEY (source_id) REFERENCES chronology.source(id),
  constraint sent_entry_digest_check CHECK ((octet_length(digest) = 32)),
  constraint sent_entry_form_check CHECK ((form > 0)),
  constraint sent_entry_position_check CHECK (("position" >= 0)),
  constraint sent_entry_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 200)))
);
comment on table chronology.sent_entry is 'Which entry came of what an agency''s system sent under its own reference. Insert-only: the same reference with other content is one more form.';
comment on column chronology.sent_entry.position is 'In which order the references came, from 0; the same for each form.';
comment on column chronology.sent_entry.digest is 'SHA-256 of what was sent. Unique: what is sent again, however late, adds nothing.';
comment on column chronology.sent_entry.problems is 'What a person is asked about this form.';
comment on column chronology.sent_entry.request is 'The call that brought it, as in the audit trail and the server log.';
CREATE INDEX sent_entry_position ON chronology.sent_entry USING btree (source_id, "position");
alter table chronology.sent_entry enable row level security;
create policy sent_entry_add on chronology.sent_entry for insert to sightline_app
  with check ((chronology.is_own_system_source(source_id) AND (EXISTS ( SELECT 1
   FROM chronology.entry e
  WHERE ((e.id = sent_entry.entry_id) AND (e.source_id = sent_entry.source_id))))));
create policy sent_entry_read on chronology.sent_entry for select to sightline_app
  using ((source_id IN ( SELECT s.id
   FROM chronology.source s)));
grant insert, select on chronology.sent_entry to sightline_app;

create table chronology.source (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  organisation_id uuid,
  request_id uuid,
  agency text not null,
  kind text not null,
  file_name text,
  sha256 bytea,
  content bytea,
  received_at timestamp with time zone not null,
  received_by uuid,
  upload_link_id uuid,
  constraint source_pkey PRIMARY KEY (id),
  constraint source_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint source_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES access.organisation(id),
  constraint source_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint source_received_by_fkey FOREIGN KEY (received_by) REFERENCES access.person(id),
  constraint source_request_id_fkey FOREIGN KEY (request_id) REFERENCES incidents.agency_request(id),
  constraint source_upload_link_id_fkey FOREIGN KEY (upload_link_id) REFERENCES chronology.upload_link(id),
  constraint source_agency_check CHECK (((length(agency) >= 1) AND (length(agency) <= 200))),
  constraint source_by_somebody CHECK (((received_by IS NULL) = (upload_link_id IS NOT NULL))),
  constraint source_check CHECK (((kind = 'file'::text) = ((file_name IS NOT NULL) AND (sha256 IS NOT NULL) AND (content IS NOT NULL)))),
  constraint source_content_check CHECK ((length(content) <= 26214400)),
  constraint source_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint source_kind_check CHECK ((kind = ANY (ARRAY['file'::text, 'typed'::text, 'system'::text]))),
  constraint source_sha256_check CHECK ((length(sha256) = 32))
);
comment on table chronology.source is 'A file as an agency sent it, kept whole; what was typed for an agency; or what an agency''s system sends for one request. Insert-only.';
comment on column chronology.source.organisation_id is 'Whose account it is, where that organisation is one of the partnership''s; its author then sees it.';
comment on column chronology.source.agency is 'Whose account it is, in words.';
comment on column chronology.source.received_by is 'Who sent it or put it in; null where it came by an upload link, whose recipient sent it.';
CREATE INDEX source_incident ON chronology.source USING btree (incident_id);
CREATE UNIQUE INDEX source_of_system ON chronology.source USING btree (request_id, received_by) WHERE (kind = 'system'::text);
CREATE INDEX source_upload_link ON chronology.source USING btree (upload_link_id) WHERE (upload_link_id IS NOT NULL);
alter table chronology.source enable row level security;
create policy source_add on chronology.source for insert to sightline_app
  with check (((received_by = platform.current_person()) AND ((request_id IS NULL) OR (EXISTS ( SELECT 1
   FROM incidents.agency_request r
  WHERE ((r.id = source.request_id) AND (r.incident_id = source.incident_id) AND (r.partnership_id = source.partnership_id) AND (r.organisation_id = source.organisation_id))))) AND (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:write'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = source.incident_id) AND (i.partnership_id = source.partnership_id))))) OR ((request_id IS NOT NULL) AND ((partnership_id, organisation_id) IN ( SELECT h.partnership_id,
    h.organisation_id
   FROM access.held('request:answer'::text) h(partnership_id, organisation_id)))) OR ((request_id IS NOT NULL) AND (kind = 'system'::text) AND ((partnership_id, organisation_id) IN ( SELECT h.partnership_id,
    h.organisation_id
   FROM access.held('chronology:send'::text) h(partnership_id, organisation_id)))))));
create policy source_read on chronology.source for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:read'::text) h(partnership_id, organisation_id))) OR ((partnership_id, organisation_id) IN ( SELECT h.partnership_id,
    h.organisation_id
   FROM access.held('request:answer'::text) h(partnership_id, organisation_id))) OR ((received_by = platform.current_person()) AND ((partnership_id, organisation_id) IN ( SELECT h.partnership_id,
    h.organisation_id
   FROM access.held('chronology:send'::text) h(partnership_id, organisation_id))))));
grant insert, select on chronology.source to sightline_app;

create table chronology.source_act (
  source_id uuid not null,
  seq integer not null,
  kind text not null,
  reason text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint source_act_pkey PRIMARY KEY (source_id, seq),
  constraint source_act_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint source_act_source_id_fkey FOREIGN KEY (source_id) REFERENCES chronology.source(id),
  constraint source_act_kind_check CHECK ((kind = ANY (ARRAY['taken_in'::text, 'set_aside'::text, 'brought_back'::text]))),
  constraint source_act_seq_check CHECK ((seq > 0))
);
comment on table chronology.source_act is 'Whether a file''s entries stand in the combined chronology, and why not. Nothing is deleted.';
alter table chronology.source_act enable row level security;
create policy source_act_add on chronology.source_act for insert to sightline_app
  with check (((by_person = platform.current_person()) AND chronology.may_add_to(source_id) AND (NOT chronology.is_own_system_source(source_id))));
create policy source_act_read on chronology.source_act for select to sightline_app
  using ((source_id IN ( SELECT s.id
   FROM chronology.source s)));
grant insert, select on chronology.source_act to sightline_app;

create table chronology.upload_link (
  id uuid not null,
  request_id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  organisation_id uuid not null,
  recipient text not null,
  email text not null,
  telephone text not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  ends_at timestamp with time zone not null,
  constraint upload_link_pkey PRIMARY KEY (id),
  constraint upload_link_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint upload_link_made_by_fkey FOREIGN KEY (made_by) REFERENCES access.person(id),
  constraint upload_link_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES access.organisation(id),
  constraint upload_link_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint upload_link_request_id_fkey FOREIGN KEY (request_id) REFERENCES incidents.agency_request(id),
  constraint upload_link_check CHECK ((ends_at > made_at)),
  constraint upload_link_email_check CHECK (((length(email) >= 3) AND (length(email) <= 254))),
  constraint upload_link_recipient_check CHECK (((length(recipient) >= 1) AND (length(recipient) <= 200))),
  constraint upload_link_telephone_check CHECK (((length(telephone) >= 5) AND (length(telephone) <= 50)))
);
comment on table chronology.upload_link is 'A link by which one named person of an agency without an account sends its chronology for one request. Insert-only.';
comment on column chronology.upload_link.recipient is 'A professional of the agency, never a child or a family member.';
CREATE INDEX upload_link_request ON chronology.upload_link USING btree (request_id);
alter table chronology.upload_link enable row level security;
create policy upload_link_read on chronology.upload_link for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('chronology:read'::text) h(partnership_id, organisation_id))));
grant select on chronology.upload_link to sightline_app;

create table chronology.upload_link_act (
  link_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_person uuid,
  constraint upload_link_act_pkey PRIMARY KEY (link_id, seq),
  constraint upload_link_act_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint upload_link_act_link_id_fkey FOREIGN KEY (link_id) REFERENCES chronology.upload_link(id),
  constraint upload_link_act_check CHECK (((kind = ANY (ARRAY['code_given'::text, 'revoked'::text])) = (by_person IS NOT NULL))),
  constraint upload_link_act_kind_check CHECK ((kind = ANY (ARRAY['code_given'::text, 'code_right'::text, 'code_wrong'::text, 'revoked'::text]))),
  constraint upload_link_act_seq_check CHECK ((seq > 0))
);
comment on table chronology.upload_link_act is 'What happened to an upload link, by the partnership and by whoever used it. Insert-only.';
alter table chronology.upload_link_act enable row level security;
create policy upload_link_act_read on chronology.upload_link_act for select to sightline_app
  using ((link_id IN ( SELECT l.id
   FROM chronology.upload_link l)));
grant select on chronology.upload_link_act to sightline_app;

create table chronology.upload_link_secret (
  link_id uuid not null,
  token_digest bytea not null,
  code_digest bytea not null,
  constraint upload_link_secret_pkey PRIMARY KEY (link_id),
  constraint upload_link_secret_token_digest_key UNIQUE (token_digest),
  constraint upload_link_secret_link_id_fkey FOREIGN KEY (link_id) REFERENCES chronology.upload_link(id),
  constraint upload_link_secret_code_digest_check CHECK ((octet_length(code_digest) = 32)),
  constraint upload_link_secret_token_digest_check CHECK ((octet_length(token_digest) = 32))
);
comment on table chronology.upload_link_secret is 'Digests of a link''s token and of its newest code. Not readable by the application; only the functions below use it.';
comment on column chronology.upload_link_secret.code_digest is 'HMAC-SHA256 with a key that the database does not hold, because a code is short enough to try them all.';
alter table chronology.upload_link_secret enable row level security;

create table chronology.upload_visit (
  link_id uuid not null,
  digest bytea not null,
  ends_at timestamp with time zone not null,
  constraint upload_visit_pkey PRIMARY KEY (link_id, digest),
  constraint upload_visit_link_id_fkey FOREIGN KEY (link_id) REFERENCES chronology.upload_link(id),
  constraint upload_visit_digest_check CHECK ((octet_length(digest) = 32))
);
comment on table chronology.upload_visit is 'Browsers in which the code was given, by the digest of their cookie. Not readable by the application.';
alter table chronology.upload_visit enable row level security;

CREATE OR REPLACE FUNCTION chronology.add_upload(token bytea, visit bytea, source uuid, name text, bytes bytea, mapping jsonb, result jsonb, moment timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  link record;
  sent record;
begin
  select * into link from chronology.upload_link_of(token, visit, moment);
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended('chronology/' || link.incident_id, 5));
  select * into link from chronology.upload_link_of(token, visit, moment);
  if link.verified is not true then return 'over'; end if;
  select count(*) as files, coalesce(sum(octet_length(s.content)), 0) as together, bool_or(s.sha256 = sha256(bytes)) as same
  into sent from chronology.source s where s.upload_link_id = link.id;
  if sent.same then return 'already'; end if;
  if sent.files >= 100 or sent.together + octet_length(bytes) > 209715200 then return 'full'; end if;
  insert into chronology.source (id, incident_id, partnership_id, organisation_id, request_id, agency, kind, file_name, sha256, content, received_at, upload_link_id)
  select source, l.incident_id, l.partnership_id, l.organisation_id, l.request_id, link.agency, 'file', name, sha256(bytes), bytes, moment, l.id
  from chronology.upload_link l where l.id = link.id;
  insert into chronology.reading (source_id, seq, mapping, result, read_at) values (source, 1, mapping, result, moment);
  return 'added';
end $function$;
comment on function chronology.add_upload(bytea,bytea,uuid,text,bytea,jsonb,jsonb,timestamp with time zone) is 'Keeps a file that came by a link, with what was read in it, as the agency''s own for that request: added, already (the same bytes by the same link), full, or over.';
revoke all on function chronology.add_upload(bytea,bytea,uuid,text,bytea,jsonb,jsonb,timestamp with time zone) from public;
grant execute on function chronology.add_upload(bytea,bytea,uuid,text,bytea,jsonb,jsonb,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.begin_upload(token bytea, visit bytea, moment timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare link record;
begin
  select * into link from chronology.upload_link_of(token, visit, moment);
  if link.verified is not true then return 'over'; end if;
  if not pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended('upload-link/' || link.id, 5)) then return 'busy'; end if;
  return 'free';
end $function$;
comment on function chronology.begin_upload(bytea,bytea,timestamp with time zone) is 'Takes the link for one sending at a time, until the transaction ends.';
revoke all on function chronology.begin_upload(bytea,bytea,timestamp with time zone) from public;
grant execute on function chronology.begin_upload(bytea,bytea,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.hold_own_upload_link(link uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SET search_path TO ''
AS $function$
begin
  perform 1 from chronology.upload_link_secret s join chronology.upload_link l on l.id = s.link_id
  where s.link_id = link and l.ends_at > moment and l.partnership_id in (select h.partnership_id from access.held('upload-link:manage') h)
  for update of s;
  return found and not chronology.upload_link_stopped(link);
end $function$;
comment on function chronology.hold_own_upload_link(uuid,timestamp with time zone) is 'Holds a link that works still and that the signed-in person manages; false where there is none.';
revoke all on function chronology.hold_own_upload_link(uuid,timestamp with time zone) from public;

CREATE OR REPLACE FUNCTION chronology.is_own_system_source(source uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select exists (select 1 from chronology.source s where s.id = source and s.kind = 'system' and s.received_by = platform.current_person()
    and (s.partnership_id, s.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('chronology:send') h))
$function$;
comment on function chronology.is_own_system_source(uuid) is 'Whether this is what the calling system sent itself, for an agency that it sends for.';
revoke all on function chronology.is_own_system_source(uuid) from public;
grant execute on function chronology.is_own_system_source(uuid) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.make_upload_link(link uuid, request uuid, for_whom text, at_email text, at_telephone text, token bytea, code bytea, moment timestamp with time zone, until timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  insert into chronology.upload_link (id, request_id, incident_id, partnership_id, organisation_id, recipient, email, telephone, made_at, made_by, ends_at)
  select link, r.id, r.incident_id, r.partnership_id, r.organisation_id, for_whom, at_email, at_telephone, moment, platform.current_person(), until
  from incidents.agency_request r
  where r.id = request and r.partnership_id in (select h.partnership_id from access.held('upload-link:manage') h)
    and not exists (select 1 from incidents.request_act a where a.request_id = r.id and a.kind = 'withdrawn')
  on conflict (id) do nothing;
  if not found then return false; end if;
  insert into chronology.upload_link_secret (link_id, token_digest, code_digest) values (link, token, code);
  perform chronology.note_upload_link(link, 'code_given', moment, platform.current_person());
  return true;
end $function$;
comment on function chronology.make_upload_link(uuid,uuid,text,text,text,bytea,bytea,timestamp with time zone,timestamp with time zone) is 'Makes a link for a request of a partnership whose links the signed-in person manages; false, and nothing made, for any other, for a withdrawn one, and where a link with this id is there.';
revoke all on function chronology.make_upload_link(uuid,uuid,text,text,text,bytea,bytea,timestamp with time zone,timestamp with time zone) from public;
grant execute on function chronology.make_upload_link(uuid,uuid,text,text,text,bytea,bytea,timestamp with time zone,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.may_add_to(source uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select exists (
    select 1 from chronology.source s where s.id = source and (
      s.partnership_id in (select h.partnership_id from access.held('chronology:write') h)
      or (s.partnership_id, s.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)))
    or chronology.is_own_system_source(source)
$function$;
comment on function chronology.may_add_to(uuid) is 'Whether whoever acts may add to a source: who runs the chronology, its own agency, or the system that sent it. Runs under their own policies.';
revoke all on function chronology.may_add_to(uuid) from public;
grant execute on function chronology.may_add_to(uuid) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.note_upload_link(link uuid, of_kind text, moment timestamp with time zone, by_whom uuid)
 RETURNS void
 LANGUAGE sql
 SET search_path TO ''
AS $function$
  insert into chronology.upload_link_act (link_id, seq, kind, at, by_person)
  select link, coalesce(max(a.seq), 0) + 1, of_kind, moment, by_whom from chronology.upload_link_act a where a.link_id = link
$function$;
comment on function chronology.note_upload_link(uuid,text,timestamp with time zone,uuid) is 'Adds to a link''s history.';
revoke all on function chronology.note_upload_link(uuid,text,timestamp with time zone,uuid) from public;

CREATE OR REPLACE FUNCTION chronology.protected_locations(incident uuid)
 RETURNS TABLE(name text, hidden boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select place.name, newest.partnership_id not in (select h.partnership_id from access.held('chronology:write') h)
  from (select n.partnership_id, n.content from chronology.name_list n where n.incident_id = incident order by n.version desc limit 1) newest,
    jsonb_array_elements_text(newest.content -> 'protectedLocations') as place(name)
  where newest.partnership_id in (select h.partnership_id from access.held('chronology:read') h)
$function$;
comment on function chronology.protected_locations(uuid) is 'The protected locations of an incident''s chronology for somebody who reads it, and whether they are hidden from that person. Used to leave them out, never to show them.';
revoke all on function chronology.protected_locations(uuid) from public;
grant execute on function chronology.protected_locations(uuid) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.renew_upload_code(link uuid, code bytea, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not chronology.hold_own_upload_link(link, moment) then return false; end if;
  update chronology.upload_link_secret s set code_digest = code where s.link_id = link;
  update chronology.upload_visit v set ends_at = moment where v.link_id = link and v.ends_at > moment;
  perform chronology.note_upload_link(link, 'code_given', moment, platform.current_person());
  return true;
end $function$;
comment on function chronology.renew_upload_code(uuid,bytea,timestamp with time zone) is 'Replaces the code: the old one stops working, and whoever had given it must give the new one.';
revoke all on function chronology.renew_upload_code(uuid,bytea,timestamp with time zone) from public;
grant execute on function chronology.renew_upload_code(uuid,bytea,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.revoke_upload_link(link uuid, moment timestamp with time zone)
 RETURNS boolean
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  if not chronology.hold_own_upload_link(link, moment) then return false; end if;
  perform chronology.note_upload_link(link, 'revoked', moment, platform.current_person());
  return true;
end $function$;
comment on function chronology.revoke_upload_link(uuid,timestamp with time zone) is 'Ends a link for good.';
revoke all on function chronology.revoke_upload_link(uuid,timestamp with time zone) from public;
grant execute on function chronology.revoke_upload_link(uuid,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.try_upload_code(token bytea, code bytea, visit bytea, moment timestamp with time zone, until timestamp with time zone)
 RETURNS text
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
declare
  known chronology.upload_link_secret;
  link record;
begin
  select s.* into known from chronology.upload_link_secret s where s.token_digest = token for update skip locked;
  if not found then return 'busy'; end if;
  select * into link from chronology.upload_link_of(token, visit, moment);
  if link.over then return 'over'; end if;
  if link.locked then return 'locked'; end if;
  if known.code_digest <> code then
    perform chronology.note_upload_link(known.link_id, 'code_wrong', moment, null);
    return case when chronology.upload_link_locked(known.link_id) then 'locked' else 'wrong' end;
  end if;
  perform chronology.note_upload_link(known.link_id, 'code_right', moment, null);
  insert into chronology.upload_visit (link_id, digest, ends_at) values (known.link_id, visit, least(until, link.ends_at))
  on conflict (link_id, digest) do update set ends_at = excluded.ends_at;
  return 'right';
end $function$;
comment on function chronology.try_upload_code(bytea,bytea,bytea,timestamp with time zone,timestamp with time zone) is 'Tries a code: right, wrong, locked, over, or busy while another is being tried.';
revoke all on function chronology.try_upload_code(bytea,bytea,bytea,timestamp with time zone,timestamp with time zone) from public;
grant execute on function chronology.try_upload_code(bytea,bytea,bytea,timestamp with time zone,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.upload_link_locked(link uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select count(*) >= 5 from chronology.upload_link_act a
  where a.link_id = link and a.kind = 'code_wrong' and a.seq > coalesce(
    (select max(b.seq) from chronology.upload_link_act b where b.link_id = link and b.kind in ('code_given', 'code_right')), 0)
$function$;
comment on function chronology.upload_link_locked(uuid) is 'Whether a link takes no more codes until a new one is given.';
revoke all on function chronology.upload_link_locked(uuid) from public;

CREATE OR REPLACE FUNCTION chronology.upload_link_of(token bytea, visit bytea, moment timestamp with time zone)
 RETURNS TABLE(id uuid, incident_id uuid, request_id uuid, partnership_id uuid, partnership text, agency text, ends_at timestamp with time zone, over boolean, locked boolean, verified boolean)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  with link as (
    select l.*, l.ends_at <= moment or chronology.upload_link_stopped(l.id) as is_over
    from chronology.upload_link_secret s join chronology.upload_link l on l.id = s.link_id
    where s.token_digest = token)
  select link.id, link.incident_id, link.request_id, link.partnership_id, p.name, o.name, link.ends_at, link.is_over, chronology.upload_link_locked(link.id),
    not link.is_over and exists (select 1 from chronology.upload_visit v where v.link_id = link.id and v.digest = visit and v.ends_at > moment)
  from link join access.partnership p on p.id = link.partnership_id join access.organisation o on o.id = link.organisation_id
$function$;
comment on function chronology.upload_link_of(bytea,bytea,timestamp with time zone) is 'The link with this token digest, whether it is over, and whether its code was given in the browser with this cookie digest.';
revoke all on function chronology.upload_link_of(bytea,bytea,timestamp with time zone) from public;
grant execute on function chronology.upload_link_of(bytea,bytea,timestamp with time zone) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.upload_link_stopped(link uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select exists (select 1 from chronology.upload_link_act a where a.link_id = link and a.kind = 'revoked')
    or exists (select 1 from chronology.upload_link l join incidents.request_act a on a.request_id = l.request_id
      where l.id = link and a.kind = 'withdrawn')
$function$;
comment on function chronology.upload_link_stopped(uuid) is 'Whether a link was withdrawn, or what the agency was asked was.';
revoke all on function chronology.upload_link_stopped(uuid) from public;

CREATE OR REPLACE FUNCTION chronology.upload_memory_of(token bytea, visit bytea, moment timestamp with time zone, of_agency text)
 RETURNS TABLE(id uuid, headings text, columns jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select m.id, m.headings, m.columns
  from chronology.upload_link_of(token, visit, moment) l
  join chronology.remembered_mapping m on m.partnership_id = l.partnership_id and m.agency = of_agency
  join chronology.source s on s.id = m.learnt_from
  join chronology.upload_link u on u.id = l.id and u.organisation_id = s.organisation_id
  where l.verified and not m.forgotten
    and not exists (select 1 from chronology.remembered_mapping later
      where later.partnership_id = m.partnership_id and later.agency = m.agency and later.headings = m.headings and later.seq > m.seq)
$function$;
comment on function chronology.upload_memory_of(bytea,bytea,timestamp with time zone,text) is 'How that agency''s own files are to be read, for a file that comes by its link.';
revoke all on function chronology.upload_memory_of(bytea,bytea,timestamp with time zone,text) from public;
grant execute on function chronology.upload_memory_of(bytea,bytea,timestamp with time zone,text) to sightline_app;

CREATE OR REPLACE FUNCTION chronology.uploads_of(token bytea, visit bytea, moment timestamp with time zone)
 RETURNS TABLE(file_name text, received_at timestamp with time zone, entries integer, problems jsonb)
 LANGUAGE sql
 STABLE SECURITY DEFINER
 SET search_path TO ''
AS $function$
  select s.file_name, s.received_at, jsonb_array_length(r.result -> 'entries'), r.result -> 'problems'
  from chronology.upload_link_of(token, visit, moment) l
  join chronology.source s on s.upload_link_id = l.id
  join chronology.reading r on r.source_id = s.id and r.seq = 1
  where l.verified order by s.received_at, s.id
$function$;
comment on function chronology.uploads_of(bytea,bytea,timestamp with time zone) is 'What was sent by this link and what was read in it as it came: nothing of what the partnership did with it since.';
revoke all on function chronology.uploads_of(bytea,bytea,timestamp with time zone) from public;
grant execute on function chronology.uploads_of(bytea,bytea,timestamp with time zone) to sightline_app;

-- ====================
create schema coders;
comment on schema coders is 'Reviews that the Panel''s analysts code: their texts, who codes what, what each coder said, and what stands.';
grant usage on schema coders to sightline_app;

create table coders.adjudication (
  id uuid not null,
  number bigint generated as identity not null,
  batch_id uuid not null,
  review_id uuid not null,
  unit_id uuid not null,
  code text not null,
  value text not null,
  reason text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint adjudication_pkey PRIMARY KEY (id),
  constraint adjudication_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES coders.batch(id),
  constraint adjudication_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint adjudication_review_id_fkey FOREIGN KEY (review_id) REFERENCES coders.review(id),
  constraint adjudication_code_check CHECK (((length(code) >= 1) AND (length(code) <= 200))),
  constraint adjudication_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000))),
  constraint adjudication_value_check CHECK (((length(value) >= 1) AND (length(value) <= 2000)))
);
comment on table coders.adjudication is 'Which value stands where coders differ, and why. Insert-only: the newest counts.';
comment on column coders.adjudication.number is 'The order in which things were said, also within one moment.';
CREATE INDEX adjudication_review ON coders.adjudication USING btree (batch_id, review_id);
alter table coders.adjudication enable row level security;
create policy adjudication_add on coders.adjudication for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))) AND (EXISTS ( SELECT 1
   FROM coders.assignment a
  WHERE ((a.batch_id = adjudication.batch_id) AND (a.review_id = adjudication.review_id)))) AND (NOT (EXISTS ( SELECT 1
   FROM coders.assignment a
  WHERE ((a.batch_id = adjudication.batch_id) AND (a.review_id = adjudication.review_id) AND (NOT (EXISTS ( SELECT 1
           FROM coders.submission s
          WHERE (s.assignment_id = a.id)))))))) AND (NOT (review_id IN ( SELECT own.review_id
   FROM coders.assignment own
  WHERE ((own.coder_id = platform.current_person()) AND (NOT (EXISTS ( SELECT 1
           FROM coders.submission done
          WHERE (done.assignment_id = own.id))))))))));
create policy adjudication_read on coders.adjudication for select to sightline_app
  using (((EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))) AND (NOT (review_id IN ( SELECT own.review_id
   FROM coders.assignment own
  WHERE ((own.coder_id = platform.current_person()) AND (NOT (EXISTS ( SELECT 1
           FROM coders.submission done
          WHERE (done.assignment_id = own.id))))))))));
grant insert, select on coders.adjudication to sightline_app;

create table coders.assignment (
  id uuid not null,
  batch_id uuid not null,
  review_id uuid not null,
  coder_id uuid not null,
  assigned_at timestamp with time zone not null,
  assigned_by uuid not null,
  constraint assignment_pkey PRIMARY KEY (id),
  constraint assignment_batch_id_review_id_coder_id_key UNIQUE (batch_id, review_id, coder_id),
  constraint assignment_assigned_by_fkey FOREIGN KEY (assigned_by) REFERENCES access.person(id),
  constraint assignment_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES coders.batch(id),
  constraint assignment_coder_id_fkey FOREIGN KEY (coder_id) REFERENCES access.person(id),
  constraint assignment_review_id_fkey FOREIGN KEY (review_id) REFERENCES coders.review(id)
);
comment on table coders.assignment is 'Who codes which review in a batch. Insert-only.';
CREATE INDEX assignment_coder ON coders.assignment USING btree (coder_id);
CREATE INDEX assignment_review ON coders.assignment USING btree (review_id);
alter table coders.assignment enable row level security;
create policy assignment_add on coders.assignment for insert to sightline_app
  with check (((assigned_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy assignment_read on coders.assignment for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.assignment to sightline_app;

create table coders.batch (
  id uuid not null,
  title text not null,
  codebook_version_id uuid not null,
  brought boolean not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_codebook_version_id_fkey FOREIGN KEY (codebook_version_id) REFERENCES coding.codebook_version(id),
  constraint batch_made_by_fkey FOREIGN KEY (made_by) REFERENCES access.person(id),
  constraint batch_title_check CHECK (((length(title) >= 1) AND (length(title) <= 200)))
);
comment on table coders.batch is 'Reviews that are coded together by one version of a codebook. Insert-only.';
comment on column coders.batch.brought is 'True where the coded data came in a file and nobody coded it here.';
CREATE INDEX batch_codebook ON coders.batch USING btree (codebook_version_id);
alter table coders.batch enable row level security;
create policy batch_add on coders.batch for insert to sightline_app
  with check (((made_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy batch_read on coders.batch for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.batch to sightline_app;

create table coders.draft (
  assignment_id uuid not null,
  unit_id uuid not null,
  revision integer not null,
  content jsonb not null,
  saved_at timestamp with time zone not null,
  constraint draft_pkey PRIMARY KEY (assignment_id, unit_id),
  constraint draft_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES coders.assignment(id),
  constraint draft_revision_check CHECK ((revision > 0))
);
comment on table coders.draft is 'What a coder is still writing of one incident, review or person. The coder''s alone; gone when it is submitted.';
comment on column coders.draft.unit_id is 'The incident, the review or the person.';
alter table coders.draft enable row level security;
create policy draft_own on coders.draft for all to sightline_app
  using (((assignment_id IN ( SELECT a.id
   FROM coders.assignment a
  WHERE (a.coder_id = platform.current_person()))) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))))
  with check (((assignment_id IN ( SELECT a.id
   FROM coders.assignment a
  WHERE (a.coder_id = platform.current_person()))) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
grant delete, insert, select, update on coders.draft to sightline_app;

create table coders.incident (
  id uuid not null,
  reference text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint incident_pkey PRIMARY KEY (id),
  constraint incident_reference_key UNIQUE (reference),
  constraint incident_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.person(id),
  constraint incident_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 60)))
);
comment on table coders.incident is 'A serious incident whose reviews are coded, under the Panel''s reference. Insert-only.';
alter table coders.incident enable row level security;
create policy incident_add on coders.incident for insert to sightline_app
  with check (((added_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy incident_read on coders.incident for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.incident to sightline_app;

create table coders.incident_facts (
  incident_id uuid not null,
  version integer not null,
  occurred text,
  aware_on date,
  notified_on date,
  withdrawn_on date,
  because text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint incident_facts_pkey PRIMARY KEY (incident_id, version),
  constraint incident_facts_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint incident_facts_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES coders.incident(id),
  constraint incident_facts_because_check CHECK (((length(because) >= 1) AND (length(because) <= 2000))),
  constraint incident_facts_check CHECK (((withdrawn_on IS NULL) OR (notified_on IS NOT NULL))),
  constraint incident_facts_occurred_check CHECK (((length(occurred) >= 1) AND (length(occurred) <= 200))),
  constraint incident_facts_version_check CHECK ((version > 0))
);
comment on table coders.incident_facts is 'The dates by which an incident is counted. Insert-only: the newest version counts.';
comment on column coders.incident_facts.occurred is 'EDTF: a month stays a month.';
comment on column coders.incident_facts.aware_on is 'When the council became aware, from which the notification is due.';
alter table coders.incident_facts enable row level security;
create policy incident_facts_add on coders.incident_facts for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy incident_facts_read on coders.incident_facts for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.incident_facts to sightline_app;

create table coders.person (
  id uuid not null,
  incident_id uuid not null,
  kind text not null,
  reference text not null,
  described text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint person_pkey PRIMARY KEY (id),
  constraint person_reference_key UNIQUE (reference),
  constraint person_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.person(id),
  constraint person_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES coders.incident(id),
  constraint person_described_check CHECK (((length(described) >= 1) AND (length(described) <= 300))),
  constraint person_kind_check CHECK ((kind = ANY (ARRAY['child'::text, 'adult'::text, 'alleged'::text]))),
  constraint person_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 100)))
);
comment on table coders.person is 'A child, a relevant adult or a person alleged to have caused harm, as the reviews of an incident tell of them, without a name. Insert-only.';
CREATE INDEX person_incident ON coders.person USING btree (incident_id);
alter table coders.person enable row level security;
create policy person_add on coders.person for insert to sightline_app
  with check (((added_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy person_read on coders.person for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.person to sightline_app;

create table coders.person_taken_out (
  person_id uuid not null,
  because text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint person_taken_out_pkey PRIMARY KEY (person_id),
  constraint person_taken_out_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint person_taken_out_person_id_fkey FOREIGN KEY (person_id) REFERENCES coders.person(id),
  constraint person_taken_out_because_check CHECK (((length(because) >= 1) AND (length(because) <= 2000)))
);
comment on table coders.person_taken_out is 'Somebody who was put down by mistake: no longer coded or counted. Insert-only.';
alter table coders.person_taken_out enable row level security;
create policy person_taken_out_add on coders.person_taken_out for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy person_taken_out_read on coders.person_taken_out for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.person_taken_out to sightline_app;

create table coders.review (
  id uuid not null,
  incident_id uuid not null,
  reference text not null,
  kind text not null,
  received_on date,
  file_name text,
  content bytea,
  sha256 bytea,
  paragraphs jsonb not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint review_pkey PRIMARY KEY (id),
  constraint review_reference_key UNIQUE (reference),
  constraint review_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.person(id),
  constraint review_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES coders.incident(id),
  constraint review_check CHECK (((content IS NULL) = (sha256 IS NULL))),
  constraint review_content_check CHECK ((length(content) <= 26214400)),
  constraint review_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint review_kind_check CHECK ((kind = ANY (ARRAY['rapid_review'::text, 'lcspr'::text, 'national'::text]))),
  constraint review_paragraphs_check CHECK ((jsonb_typeof(paragraphs) = 'array'::text)),
  constraint review_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 80))),
  constraint review_sha256_check CHECK ((length(sha256) = 32))
);
comment on table coders.review is 'A review as it came, kept whole, and its text in numbered paragraphs. Insert-only: a later review of the same incident is another.';
comment on column coders.review.content is 'The file as it was sent, or the pasted text in UTF-8. Null where only coded data was brought.';
comment on column coders.review.paragraphs is 'A list of texts; the first is paragraph 1.';
CREATE INDEX review_incident ON coders.review USING btree (incident_id);
alter table coders.review enable row level security;
create policy review_add on coders.review for insert to sightline_app
  with check (((added_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy review_read on coders.review for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.review to sightline_app;

create table coders.snapshot (
  id uuid not null,
  codebook_version_id uuid not null,
  data_sha256 bytea not null,
  sources jsonb not null,
  taken_at timestamp with time zone not null,
  taken_by uuid not null,
  left_out jsonb default '[]'::jsonb not null,
  constraint snapshot_pkey PRIMARY KEY (id),
  constraint snapshot_codebook_version_id_fkey FOREIGN KEY (codebook_version_id) REFERENCES coding.codebook_version(id),
  constraint snapshot_taken_by_fkey FOREIGN KEY (taken_by) REFERENCES access.person(id),
  constraint snapshot_data_sha256_check CHECK ((length(data_sha256) = 32)),
  constraint snapshot_left_out_check CHECK ((jsonb_typeof(left_out) = 'array'::text))
);
comment on table coders.snapshot is 'Coded data as it stood when figures were made of it: for each record, which submissions it came from. Insert-only.';
comment on column coders.snapshot.data_sha256 is 'Of the files that figures were made from, as figures.study has it: that is how a number finds its way back.';
comment on column coders.snapshot.left_out is 'What was not in it, and why: a list of {reference, because}.';
CREATE INDEX snapshot_codebook ON coders.snapshot USING btree (codebook_version_id);
CREATE INDEX snapshot_data ON coders.snapshot USING btree (data_sha256);
alter table coders.snapshot enable row level security;
create policy snapshot_add on coders.snapshot for insert to sightline_app
  with check (((taken_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy snapshot_read on coders.snapshot for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.snapshot to sightline_app;

create table coders.submission (
  id uuid not null,
  assignment_id uuid not null,
  version integer not null,
  because text,
  submitted_at timestamp with time zone not null,
  submitted_by uuid not null,
  constraint submission_pkey PRIMARY KEY (id),
  constraint submission_assignment_id_version_key UNIQUE (assignment_id, version),
  constraint submission_assignment_id_fkey FOREIGN KEY (assignment_id) REFERENCES coders.assignment(id),
  constraint submission_submitted_by_fkey FOREIGN KEY (submitted_by) REFERENCES access.person(id),
  constraint submission_because_check CHECK (((length(because) >= 1) AND (length(because) <= 2000))),
  constraint submission_check CHECK (((version = 1) = (because IS NULL))),
  constraint submission_version_check CHECK ((version > 0))
);
comment on table coders.submission is 'That a coder has coded a review, and why again. Insert-only. It does not say what was coded.';
alter table coders.submission enable row level security;
create policy submission_add on coders.submission for insert to sightline_app
  with check (((submitted_by = platform.current_person()) AND (assignment_id IN ( SELECT a.id
   FROM coders.assignment a
  WHERE (a.coder_id = platform.current_person()))) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy submission_read on coders.submission for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('coding:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coders.submission to sightline_app;

create table coders.submitted_values (
  submission_id uuid not null,
  content jsonb not null,
  constraint submitted_values_pkey PRIMARY KEY (submission_id),
  constraint submitted_values_submission_id_fkey FOREIGN KEY (submission_id) REFERENCES coders.submission(id)
);
comment on table coders.submitted_values is 'What a submission says: values with passages and memos, for each incident, review and person. Insert-only. While a coder of the review has not submitted, each sees only their own; and whoever still has to code the review in any batch sees nothing that others said of it.';
alter table coders.submitted_values enable row level security;
create policy submitted_values_add on coders.submitted_values for insert to sightline_app
  with check (((submission_id IN ( SELECT s.id
   FROM coders.submission s
  WHERE (s.submitted_by = platform.current_person()))) AND (EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy submitted_values_read on coders.submitted_values for select to sightline_app
  using (((EXISTS ( SELECT 1
   FROM access.held('coding:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))) AND (EXISTS ( SELECT 1
   FROM (coders.submission s
     JOIN coders.assignment mine ON ((mine.id = s.assignment_id)))
  WHERE ((s.id = submitted_values.submission_id) AND ((mine.coder_id = platform.current_person()) OR ((NOT (EXISTS ( SELECT 1
           FROM coders.assignment other
          WHERE ((other.batch_id = mine.batch_id) AND (other.review_id = mine.review_id) AND (NOT (EXISTS ( SELECT 1
                   FROM coders.submission theirs
                  WHERE (theirs.assignment_id = other.id)))))))) AND (NOT (mine.review_id IN ( SELECT own.review_id
           FROM coders.assignment own
          WHERE ((own.coder_id = platform.current_person()) AND (NOT (EXISTS ( SELECT 1
                   FROM coders.submission done
                  WHERE (done.assignment_id = own.id)))))))))))))));
grant insert, select on coders.submitted_values to sightline_app;

-- ====================
create schema coding;
comment on schema coding is 'Codebooks in their versions, and what is coded by them.';
grant usage on schema coding to sightline_app;

create table coding.codebook_draft (
  id uuid not null,
  codebook text not null,
  based_on uuid,
  document jsonb not null,
  revision integer not null,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  constraint codebook_draft_pkey PRIMARY KEY (id),
  constraint codebook_draft_codebook_key UNIQUE (codebook),
  constraint codebook_draft_based_on_fkey FOREIGN KEY (based_on) REFERENCES coding.codebook_version(id),
  constraint codebook_draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES access.person(id),
  constraint codebook_draft_codebook_check CHECK (((length(codebook) >= 1) AND (length(codebook) <= 100))),
  constraint codebook_draft_document_check CHECK ((length((document)::text) <= 4000000)),
  constraint codebook_draft_revision_check CHECK ((revision > 0))
);
comment on table coding.codebook_draft is 'The next version of a codebook while it is written; one of each codebook. It may hold mistakes, and nothing is coded by it.';
comment on column coding.codebook_draft.based_on is 'The version that it follows; null for a codebook that has none yet.';
comment on column coding.codebook_draft.revision is 'Counts up at each change, so that two people do not overwrite each other.';
CREATE INDEX codebook_draft_based_on ON coding.codebook_draft USING btree (based_on);
alter table coding.codebook_draft enable row level security;
create policy codebook_draft_add on coding.codebook_draft for insert to sightline_app
  with check (((saved_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('codebook:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy codebook_draft_change on coding.codebook_draft for update to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('codebook:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))))
  with check (((saved_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('codebook:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy codebook_draft_read on coding.codebook_draft for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('codebook:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
create policy codebook_draft_remove on coding.codebook_draft for delete to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('codebook:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant delete, insert, select, update on coding.codebook_draft to sightline_app;

create table coding.codebook_mapping (
  id uuid not null,
  from_version uuid not null,
  to_version uuid not null,
  pairs jsonb not null,
  because text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint codebook_mapping_pkey PRIMARY KEY (id),
  constraint codebook_mapping_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.person(id),
  constraint codebook_mapping_from_version_fkey FOREIGN KEY (from_version) REFERENCES coding.codebook_version(id),
  constraint codebook_mapping_to_version_fkey FOREIGN KEY (to_version) REFERENCES coding.codebook_version(id),
  constraint codebook_mapping_because_check CHECK (((length(because) >= 1) AND (length(because) <= 2000))),
  constraint codebook_mapping_check CHECK ((to_version <> from_version)),
  constraint codebook_mapping_pairs_check CHECK (((jsonb_typeof(pairs) = 'array'::text) AND (length((pairs)::text) <= 2000000)))
);
comment on table coding.codebook_mapping is 'Which codes of one codebook are which of another. Insert-only: the newest of two versions counts.';
comment on column coding.codebook_mapping.pairs is 'A list of {their_code, their_value, our_code, our_value}.';
CREATE INDEX codebook_mapping_from ON coding.codebook_mapping USING btree (from_version, to_version, added_at);
alter table coding.codebook_mapping enable row level security;
create policy codebook_mapping_add on coding.codebook_mapping for insert to sightline_app
  with check (((added_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('codebook:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy codebook_mapping_read on coding.codebook_mapping for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('codebook:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coding.codebook_mapping to sightline_app;

create table coding.codebook_version (
  id uuid not null,
  codebook text not null,
  version text not null,
  title text not null,
  text text not null,
  sha256 bytea not null,
  continues uuid,
  because text not null,
  added_at timestamp with time zone not null,
  added_by uuid,
  constraint codebook_version_pkey PRIMARY KEY (id),
  constraint codebook_version_codebook_version_key UNIQUE (codebook, version),
  constraint codebook_version_continues_key UNIQUE (continues),
  constraint codebook_version_id_codebook_key UNIQUE (id, codebook),
  constraint codebook_version_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.person(id),
  constraint codebook_version_continues_codebook_fkey FOREIGN KEY (continues, codebook) REFERENCES coding.codebook_version(id, codebook),
  constraint codebook_version_because_check CHECK (((length(because) >= 1) AND (length(because) <= 2000))),
  constraint codebook_version_codebook_check CHECK (((length(codebook) >= 1) AND (length(codebook) <= 100))),
  constraint codebook_version_sha256_check CHECK ((length(sha256) = 32)),
  constraint codebook_version_text_check CHECK ((length(text) <= 2000000)),
  constraint codebook_version_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300))),
  constraint codebook_version_version_check CHECK (((length(version) >= 1) AND (length(version) <= 50)))
);
comment on table coding.codebook_version is 'A codebook as a whole, checked before it was kept. Insert-only: a change is the next version.';
comment on column coding.codebook_version.text is 'YAML or JSON, as readCodebook reads it.';
comment on column coding.codebook_version.sha256 is 'Of the text in UTF-8.';
comment on column coding.codebook_version.continues is 'The version before. Only one version follows another, so that the versions of a codebook are one line.';
comment on column coding.codebook_version.because is 'Why this version was made.';
comment on column coding.codebook_version.added_by is 'Null for one that comes with the program.';
alter table coding.codebook_version enable row level security;
create policy codebook_version_add on coding.codebook_version for insert to sightline_app
  with check (((added_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('codebook:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy codebook_version_read on coding.codebook_version for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('codebook:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on coding.codebook_version to sightline_app;

-- ====================
create schema figures;
comment on schema figures is 'Studies that the Panel''s analysts bring: codebooks, coded data, declared tables, and comparisons that were kept.';
grant usage on schema figures to sightline_app;

create table figures.comparison (
  id uuid not null,
  study_id uuid,
  cohort text not null,
  frozen text not null,
  made_at timestamp with time zone not null,
  made_by uuid not null,
  constraint comparison_pkey PRIMARY KEY (id),
  constraint comparison_made_by_fkey FOREIGN KEY (made_by) REFERENCES access.person(id),
  constraint comparison_study_id_fkey FOREIGN KEY (study_id) REFERENCES figures.study(id),
  constraint comparison_frozen_check CHECK ((length(frozen) <= 5000000))
);
comment on table figures.comparison is 'A comparison as it came out, with all that it takes to make it again. Insert-only.';
comment on column figures.comparison.frozen is 'The JSON document, byte for byte.';
CREATE INDEX comparison_study ON figures.comparison USING btree (study_id);
alter table figures.comparison enable row level security;
create policy comparison_add on figures.comparison for insert to sightline_app
  with check (((made_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('figures:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy comparison_read on figures.comparison for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('figures:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on figures.comparison to sightline_app;

create table figures.report_given (
  id uuid not null,
  study_id uuid,
  kind text not null,
  file_name text not null,
  text text not null,
  given_at timestamp with time zone not null,
  given_by uuid not null,
  constraint report_given_pkey PRIMARY KEY (id),
  constraint report_given_given_by_fkey FOREIGN KEY (given_by) REFERENCES access.person(id),
  constraint report_given_study_id_fkey FOREIGN KEY (study_id) REFERENCES figures.study(id),
  constraint report_given_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint report_given_kind_check CHECK ((kind = ANY (ARRAY['corrections'::text, 'population'::text]))),
  constraint report_given_text_check CHECK ((length(text) <= 1000000))
);
comment on table figures.report_given is 'What the report of a study is given beside its data: the log of corrections, or the population that groups are held to. Insert-only: of each kind the newest counts.';
comment on column figures.report_given.study_id is 'Null for the sample that comes with the program.';
CREATE INDEX report_given_study ON figures.report_given USING btree (study_id);
alter table figures.report_given enable row level security;
create policy report_given_add on figures.report_given for insert to sightline_app
  with check (((given_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('figures:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy report_given_read on figures.report_given for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('figures:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on figures.report_given to sightline_app;

create table figures.specification (
  id uuid not null,
  study_id uuid,
  file_name text not null,
  text text not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint specification_pkey PRIMARY KEY (id),
  constraint specification_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.person(id),
  constraint specification_study_id_fkey FOREIGN KEY (study_id) REFERENCES figures.study(id),
  constraint specification_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint specification_text_check CHECK ((length(text) <= 1000000))
);
comment on table figures.specification is 'A table as an analyst declared it. Insert-only.';
comment on column figures.specification.study_id is 'Null for the sample that comes with the program.';
CREATE INDEX specification_study ON figures.specification USING btree (study_id);
alter table figures.specification enable row level security;
create policy specification_add on figures.specification for insert to sightline_app
  with check (((added_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('figures:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy specification_read on figures.specification for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('figures:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on figures.specification to sightline_app;

create table figures.study (
  id uuid not null,
  title text not null,
  codebook_file text not null,
  codebook text not null,
  data_sha256 bytea not null,
  added_at timestamp with time zone not null,
  added_by uuid not null,
  constraint study_pkey PRIMARY KEY (id),
  constraint study_added_by_fkey FOREIGN KEY (added_by) REFERENCES access.person(id),
  constraint study_codebook_check CHECK ((length(codebook) <= 2000000)),
  constraint study_codebook_file_check CHECK (((length(codebook_file) >= 1) AND (length(codebook_file) <= 200))),
  constraint study_data_sha256_check CHECK ((length(data_sha256) = 32)),
  constraint study_title_check CHECK (((length(title) >= 1) AND (length(title) <= 300)))
);
comment on table figures.study is 'A codebook with the data that was coded under it. Insert-only: other data is another study. Nothing is kept in which something does not fit.';
comment on column figures.study.data_sha256 is 'Of the one file; of several, of their digests in order.';
alter table figures.study enable row level security;
create policy study_add on figures.study for insert to sightline_app
  with check (((added_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('figures:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy study_read on figures.study for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('figures:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on figures.study to sightline_app;

create table figures.study_file (
  study_id uuid not null,
  seq integer not null,
  file_name text not null,
  content bytea not null,
  constraint study_file_pkey PRIMARY KEY (study_id, seq),
  constraint study_file_study_id_fkey FOREIGN KEY (study_id) REFERENCES figures.study(id),
  constraint study_file_content_check CHECK ((length(content) <= 26214400)),
  constraint study_file_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint study_file_seq_check CHECK ((seq > 0))
);
comment on table figures.study_file is 'The coded data as it was sent, kept whole.';
alter table figures.study_file enable row level security;
create policy study_file_add on figures.study_file for insert to sightline_app
  with check (((study_id IN ( SELECT s.id
   FROM figures.study s
  WHERE (s.added_by = platform.current_person()))) AND (EXISTS ( SELECT 1
   FROM access.held('figures:write'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL)))));
create policy study_file_read on figures.study_file for select to sightline_app
  using ((EXISTS ( SELECT 1
   FROM access.held('figures:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))));
grant insert, select on figures.study_file to sightline_app;

-- ====================
create schema incidents;
comment on schema incidents is 'The statutory pathway of serious incidents, as histories of acts.';
grant usage on schema incidents to sightline_app;

create table incidents.act (
  incident_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  data jsonb not null,
  constraint act_pkey PRIMARY KEY (incident_id, seq),
  constraint act_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint act_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint act_seq_check CHECK ((seq > 0))
);
comment on table incidents.act is 'The history of an incident, in order. Insert-only: a correction is a new act.';
comment on column incidents.act.seq is 'Two people who act at once on what they saw both ask for the next number, and the second is refused.';
alter table incidents.act enable row level security;
create policy act_add on incidents.act for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM (incidents.incident i
     JOIN incidents.permission_of_act p ON ((p.kind = act.kind)))
  WHERE ((i.id = act.incident_id) AND (i.partnership_id IN ( SELECT h.partnership_id
           FROM access.held(p.permission) h(partnership_id, organisation_id))) AND ((NOT (act.data ? 'partner'::text)) OR (EXISTS ( SELECT 1
           FROM (access.held(p.permission) h(partnership_id, organisation_id)
             JOIN access.partnership_organisation po ON (((po.partnership_id = h.partnership_id) AND (po.organisation_id = h.organisation_id))))
          WHERE ((h.partnership_id = i.partnership_id) AND (po.part = (act.data ->> 'partner'::text)))))))))));
create policy act_read on incidents.act for select to sightline_app
  using ((incident_id IN ( SELECT i.id
   FROM incidents.incident i)));
grant insert, select on incidents.act to sightline_app;

create table incidents.agency_request (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  organisation_id uuid not null,
  reference text not null,
  constraint agency_request_pkey PRIMARY KEY (id),
  constraint agency_request_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint agency_request_organisation_id_fkey FOREIGN KEY (organisation_id) REFERENCES access.organisation(id),
  constraint agency_request_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id)
);
comment on table incidents.agency_request is 'What one agency was asked for a rapid review. With its acts it holds all that its author needs, because they see nothing else of the incident.';
comment on column incidents.agency_request.reference is 'The incident''s, repeated for the author.';
CREATE INDEX agency_request_incident ON incidents.agency_request USING btree (incident_id);
CREATE INDEX agency_request_organisation ON incidents.agency_request USING btree (organisation_id, partnership_id);
alter table incidents.agency_request enable row level security;
create policy request_read on incidents.agency_request for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('incident:read'::text) h(partnership_id, organisation_id))) OR ((partnership_id, organisation_id) IN ( SELECT h.partnership_id,
    h.organisation_id
   FROM access.held('request:answer'::text) h(partnership_id, organisation_id))) OR ((partnership_id, organisation_id) IN ( SELECT h.partnership_id,
    h.organisation_id
   FROM access.held('chronology:send'::text) h(partnership_id, organisation_id)))));
create policy request_send on incidents.agency_request for insert to sightline_app
  with check (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('request:send'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = agency_request.incident_id) AND (i.partnership_id = agency_request.partnership_id))))));
grant insert, select on incidents.agency_request to sightline_app;

create table incidents.draft (
  incident_id uuid not null,
  form text not null,
  version integer not null,
  typed jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  constraint draft_pkey PRIMARY KEY (incident_id, form),
  constraint draft_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES access.person(id),
  constraint draft_form_check CHECK (((length(form) >= 1) AND (length(form) <= 60))),
  constraint draft_version_check CHECK ((version > 0))
);
comment on table incidents.draft is 'What was typed into a form and not yet submitted, exactly as typed. The only table here that is overwritten.';
comment on column incidents.draft.version is 'Counts the savings, so that one person does not save over another without knowing.';
alter table incidents.draft enable row level security;
create policy draft_delete on incidents.draft for delete to sightline_app
  using (incidents.may_draft(incident_id));
create policy draft_insert on incidents.draft for insert to sightline_app
  with check (((saved_by = platform.current_person()) AND incidents.may_draft(incident_id)));
create policy draft_read on incidents.draft for select to sightline_app
  using ((incident_id IN ( SELECT i.id
   FROM incidents.incident i)));
create policy draft_update on incidents.draft for update to sightline_app
  using (incidents.may_draft(incident_id))
  with check (((saved_by = platform.current_person()) AND incidents.may_draft(incident_id)));
grant delete, insert, select, update on incidents.draft to sightline_app;

create table incidents.incident (
  id uuid not null,
  partnership_id uuid not null,
  reference text not null,
  opened_at timestamp with time zone not null,
  opened_by uuid not null,
  constraint incident_pkey PRIMARY KEY (id),
  constraint incident_partnership_id_reference_key UNIQUE (partnership_id, reference),
  constraint incident_opened_by_fkey FOREIGN KEY (opened_by) REFERENCES access.person(id),
  constraint incident_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint incident_reference_check CHECK ((reference ~ '^\d{4}-\d{3,}$'::text))
);
comment on table incidents.incident is 'A serious incident that was considered. What happened to it is in its acts.';
comment on column incidents.incident.reference is 'The partnership''s own number: the year, then a count. It names nobody.';
alter table incidents.incident enable row level security;
create policy incident_open on incidents.incident for insert to sightline_app
  with check (((opened_by = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('incident:consider'::text) h(partnership_id, organisation_id)))));
create policy incident_read on incidents.incident for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('incident:read'::text) h(partnership_id, organisation_id))));
grant insert, select on incidents.incident to sightline_app;

create table incidents.panel_act (
  item_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  data jsonb not null,
  constraint panel_act_pkey PRIMARY KEY (item_id, seq),
  constraint panel_act_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint panel_act_item_id_fkey FOREIGN KEY (item_id) REFERENCES incidents.panel_item(id),
  constraint panel_act_kind_check CHECK ((kind = 'acknowledged'::text)),
  constraint panel_act_seq_check CHECK ((seq > 0))
);
comment on table incidents.panel_act is 'What the Panel did with an item. Insert-only.';
alter table incidents.panel_act enable row level security;
create policy panel_act_add on incidents.panel_act for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM access.held('panel:acknowledge'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))) AND (item_id IN ( SELECT p.id
   FROM incidents.panel_item p))));
create policy panel_act_read on incidents.panel_act for select to sightline_app
  using ((item_id IN ( SELECT p.id
   FROM incidents.panel_item p)));
grant insert, select on incidents.panel_act to sightline_app;

create table incidents.panel_item (
  id uuid not null,
  incident_id uuid not null,
  partnership_id uuid not null,
  kind text not null,
  version integer not null,
  reference text not null,
  content jsonb not null,
  sent_at timestamp with time zone not null,
  sent_by uuid not null,
  constraint panel_item_pkey PRIMARY KEY (id),
  constraint panel_item_incident_id_kind_version_key UNIQUE (incident_id, kind, version),
  constraint panel_item_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint panel_item_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint panel_item_sent_by_fkey FOREIGN KEY (sent_by) REFERENCES access.person(id),
  constraint panel_item_kind_check CHECK ((kind = ANY (ARRAY['notification'::text, 'rapid_review'::text, 'decision_notice'::text]))),
  constraint panel_item_version_check CHECK ((version > 0))
);
comment on table incidents.panel_item is 'What the Panel received: a locked version, frozen with the wording of its questions. The Panel sees this and not the incident.';
CREATE INDEX panel_item_sent ON incidents.panel_item USING btree (sent_at DESC);
alter table incidents.panel_item enable row level security;
create policy panel_item_read on incidents.panel_item for select to sightline_app
  using (((EXISTS ( SELECT 1
   FROM access.held('panel:read'::text) h(partnership_id, organisation_id)
  WHERE (h.partnership_id IS NULL))) OR (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('incident:read'::text) h(partnership_id, organisation_id)))));
create policy panel_item_send on incidents.panel_item for insert to sightline_app
  with check (((sent_by = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('notification:record-sent'::text) h(partnership_id, organisation_id)
  WHERE (panel_item.kind = 'notification'::text)
UNION ALL
 SELECT h.partnership_id
   FROM access.held('review:send'::text) h(partnership_id, organisation_id)
  WHERE (panel_item.kind = ANY (ARRAY['rapid_review'::text, 'decision_notice'::text])))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = panel_item.incident_id) AND (i.partnership_id = panel_item.partnership_id))))));
grant insert, select on incidents.panel_item to sightline_app;

create table incidents.permission_of_act (
  kind text not null,
  permission text not null,
  constraint permission_of_act_pkey PRIMARY KEY (kind, permission)
);
comment on table incidents.permission_of_act is 'A copy of the transition table''s permissions, written at every installation, so that the policies and the pages cannot differ.';
alter table incidents.permission_of_act enable row level security;
create policy permission_of_act_read on incidents.permission_of_act for select to sightline_app
  using (true);
grant select on incidents.permission_of_act to sightline_app;

create table incidents.released_review (
  incident_id uuid not null,
  partnership_id uuid not null,
  version integer not null,
  content jsonb not null,
  released_at timestamp with time zone not null,
  released_by uuid not null,
  constraint released_review_pkey PRIMARY KEY (incident_id, version),
  constraint released_review_incident_id_fkey FOREIGN KEY (incident_id) REFERENCES incidents.incident(id),
  constraint released_review_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint released_review_released_by_fkey FOREIGN KEY (released_by) REFERENCES access.person(id),
  constraint released_review_version_check CHECK ((version > 0))
);
comment on table incidents.released_review is 'The rapid review as it was released to the agencies that contributed.';
alter table incidents.released_review enable row level security;
create policy released_add on incidents.released_review for insert to sightline_app
  with check (((released_by = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('review:release'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM incidents.incident i
  WHERE ((i.id = released_review.incident_id) AND (i.partnership_id = released_review.partnership_id))))));
create policy released_read on incidents.released_review for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('incident:read'::text) h(partnership_id, organisation_id))) OR (EXISTS ( SELECT 1
   FROM incidents.agency_request r
  WHERE ((r.incident_id = released_review.incident_id) AND ((r.partnership_id, r.organisation_id) IN ( SELECT h.partnership_id,
            h.organisation_id
           FROM access.held('request:answer'::text) h(partnership_id, organisation_id))) AND (NOT (EXISTS ( SELECT 1
           FROM incidents.request_act w
          WHERE ((w.request_id = r.id) AND (w.kind = 'withdrawn'::text))))))))));
grant insert, select on incidents.released_review to sightline_app;

create table incidents.request_act (
  request_id uuid not null,
  seq integer not null,
  kind text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  data jsonb not null,
  constraint request_act_pkey PRIMARY KEY (request_id, seq),
  constraint request_act_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint request_act_request_id_fkey FOREIGN KEY (request_id) REFERENCES incidents.agency_request(id),
  constraint request_act_seq_check CHECK ((seq > 0))
);
comment on table incidents.request_act is 'The history of a request: asked, chased, answered, withdrawn. Insert-only.';
alter table incidents.request_act enable row level security;
create policy request_act_add on incidents.request_act for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM incidents.agency_request r
  WHERE ((r.id = request_act.request_id) AND
        CASE
            WHEN (request_act.kind = ANY (ARRAY['returned'::text, 'nil_returned'::text])) THEN ((r.partnership_id, r.organisation_id) IN ( SELECT h.partnership_id,
                h.organisation_id
               FROM access.held('request:answer'::text) h(partnership_id, organisation_id)))
            WHEN (request_act.kind = 'chased'::text) THEN (r.partnership_id IN ( SELECT h.partnership_id
               FROM access.held('request:chase'::text) h(partnership_id, organisation_id)))
            WHEN (request_act.kind = ANY (ARRAY['asked'::text, 'asked_again'::text, 'due_moved'::text, 'withdrawn'::text])) THEN (r.partnership_id IN ( SELECT h.partnership_id
               FROM access.held('request:send'::text) h(partnership_id, organisation_id)))
            ELSE false
        END)))));
create policy request_act_read on incidents.request_act for select to sightline_app
  using ((request_id IN ( SELECT r.id
   FROM incidents.agency_request r)));
grant insert, select on incidents.request_act to sightline_app;

create table incidents.request_draft (
  request_id uuid not null,
  version integer not null,
  typed jsonb not null,
  saved_at timestamp with time zone not null,
  saved_by uuid not null,
  constraint request_draft_pkey PRIMARY KEY (request_id),
  constraint request_draft_request_id_fkey FOREIGN KEY (request_id) REFERENCES incidents.agency_request(id),
  constraint request_draft_saved_by_fkey FOREIGN KEY (saved_by) REFERENCES access.person(id),
  constraint request_draft_version_check CHECK ((version > 0))
);
comment on table incidents.request_draft is 'An agency''s answer while it is being written. Seen by that agency only.';
alter table incidents.request_draft enable row level security;
create policy request_draft_own on incidents.request_draft for all to sightline_app
  using ((EXISTS ( SELECT 1
   FROM incidents.agency_request r
  WHERE ((r.id = request_draft.request_id) AND ((r.partnership_id, r.organisation_id) IN ( SELECT h.partnership_id,
            h.organisation_id
           FROM access.held('request:answer'::text) h(partnership_id, organisation_id)))))))
  with check (((saved_by = platform.current_person()) AND (EXISTS ( SELECT 1
   FROM incidents.agency_request r
  WHERE ((r.id = request_draft.request_id) AND ((r.partnership_id, r.organisation_id) IN ( SELECT h.partnership_id,
            h.organisation_id
           FROM access.held('request:answer'::text) h(partnership_id, organisation_id))))))));
grant delete, insert, select, update on incidents.request_draft to sightline_app;

CREATE OR REPLACE FUNCTION incidents.may_draft(incident uuid)
 RETURNS boolean
 LANGUAGE sql
 STABLE
 SET search_path TO ''
AS $function$
  select exists (
    select 1 from incidents.incident i where i.id = incident and i.partnership_id in (
      select h.partnership_id from access.held('notification:prepare') h
      union all select h.partnership_id from access.held('incident:consider') h
      union all select h.partnership_id from access.held('review:write') h))
$function$;
comment on function incidents.may_draft(uuid) is 'Whether the signed-in person may keep drafts of an incident. Runs under their own policies.';
revoke all on function incidents.may_draft(uuid) from public;
grant execute on function incidents.may_draft(uuid) to sightline_app;

-- ====================
create schema linkage;
comment on schema linkage is 'Records of children that a partnership''s agencies hold, and whether they are of the same child.';
grant usage on schema linkage to sightline_app;

create table linkage.batch (
  id uuid not null,
  partnership_id uuid not null,
  agency text not null,
  file_name text not null,
  sha256 bytea not null,
  comparisons jsonb not null,
  counts jsonb not null,
  problems jsonb not null,
  brought_at timestamp with time zone not null,
  brought_by uuid not null,
  profile jsonb,
  constraint batch_pkey PRIMARY KEY (id),
  constraint batch_id_partnership_id_key UNIQUE (id, partnership_id),
  constraint batch_partnership_id_sha256_key UNIQUE (partnership_id, sha256),
  constraint batch_brought_by_fkey FOREIGN KEY (brought_by) REFERENCES access.person(id),
  constraint batch_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint batch_agency_check CHECK (((length(agency) >= 1) AND (length(agency) <= 200))),
  constraint batch_file_name_check CHECK (((length(file_name) >= 1) AND (length(file_name) <= 200))),
  constraint batch_sha256_check CHECK ((length(sha256) = 32))
);
comment on table linkage.batch is 'A file of records that was brought for linking. The file itself is not kept: only what is compared is taken from it. Insert-only.';
comment on column linkage.batch.profile is 'What fills each column of the file and what a person would want to mend, counted when it was brought. Where an address is restricted or an identity sealed, without any value of the file.';
alter table linkage.batch enable row level security;
create policy batch_add on linkage.batch for insert to sightline_app
  with check (((brought_by = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id)))));
create policy batch_read on linkage.batch for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))));
grant insert, select on linkage.batch to sightline_app;

create table linkage.batch_act (
  id uuid not null,
  number bigint generated as identity not null,
  partnership_id uuid not null,
  batch_id uuid not null,
  act text not null,
  reason text not null,
  joins_undone integer not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint batch_act_pkey PRIMARY KEY (id),
  constraint batch_act_batch_id_partnership_id_fkey FOREIGN KEY (batch_id, partnership_id) REFERENCES linkage.batch(id, partnership_id),
  constraint batch_act_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint batch_act_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint batch_act_act_check CHECK ((act = ANY (ARRAY['withdrawn'::text, 'brought_back'::text]))),
  constraint batch_act_joins_undone_check CHECK ((joins_undone >= 0)),
  constraint batch_act_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)))
);
comment on table linkage.batch_act is 'A file of records withdrawn, or brought back, by whom and why. The newest holds. Insert-only.';
CREATE INDEX batch_act_batch ON linkage.batch_act USING btree (batch_id, number);
CREATE TRIGGER batch_act_applied AFTER INSERT ON linkage.batch_act FOR EACH ROW EXECUTE FUNCTION linkage.apply_batch_act();
alter table linkage.batch_act enable row level security;
create policy batch_act_add on linkage.batch_act for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id)))));
create policy batch_act_read on linkage.batch_act for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))));
grant insert, select on linkage.batch_act to sightline_app;

create table linkage.decision (
  id uuid not null,
  number bigint generated as identity not null,
  partnership_id uuid not null,
  pair_id uuid not null,
  said text not null,
  reason text not null,
  undoes uuid,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint decision_pkey PRIMARY KEY (id),
  constraint decision_id_pair_id_key UNIQUE (id, pair_id),
  constraint decision_undoes_key UNIQUE (undoes),
  constraint decision_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint decision_pair_id_fkey FOREIGN KEY (pair_id) REFERENCES linkage.pair(id),
  constraint decision_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint decision_undoes_fkey FOREIGN KEY (undoes) REFERENCES linkage.decision(id),
  constraint decision_undoes_same_pair FOREIGN KEY (undoes, pair_id) REFERENCES linkage.decision(id, pair_id) NOT VALID,
  constraint decision_check CHECK (((said = 'undone'::text) = (undoes IS NOT NULL))),
  constraint decision_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000))),
  constraint decision_said_check CHECK ((said = ANY (ARRAY['same'::text, 'different'::text, 'cannot_tell'::text, 'undone'::text])))
);
comment on table linkage.decision is 'What a person said of two records: a join, a split, or that it cannot be told. Insert-only; one is undone by another that names it.';
comment on column linkage.decision.number is 'The order in which things were said, also within one moment.';
CREATE INDEX decision_pair ON linkage.decision USING btree (pair_id);
CREATE INDEX decision_partnership ON linkage.decision USING btree (partnership_id, at);
alter table linkage.decision enable row level security;
create policy decision_add on linkage.decision for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:decide'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM linkage.pair p
  WHERE ((p.id = decision.pair_id) AND (p.partnership_id = decision.partnership_id))))));
create policy decision_read on linkage.decision for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM linkage.pair p
  WHERE (p.id = decision.pair_id)))));
grant insert, select on linkage.decision to sightline_app;

create table linkage.match_key (
  key bigint not null,
  record_id uuid not null,
  partnership_id uuid not null,
  constraint match_key_pkey PRIMARY KEY (key, record_id) INCLUDE (partnership_id),
  constraint match_key_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id)
);
comment on table linkage.match_key is 'By which a new record finds those that it may be the same child as: a digest of the run, a blocking rule and the values. An index, made anew by each run. Rules with an address in them have no key for a restricted record.';
alter table linkage.match_key enable row level security;
create policy match_key_add on linkage.match_key for insert to sightline_app
  with check ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id))));
create policy match_key_read on linkage.match_key for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))));
create policy match_key_remove on linkage.match_key for delete to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id))));
grant delete, insert, select on linkage.match_key to sightline_app;

create table linkage.pair (
  id uuid not null,
  partnership_id uuid not null,
  run_id uuid not null,
  record_a uuid not null,
  record_b uuid not null,
  weight real not null,
  band text not null,
  family integer not null,
  second_look boolean not null,
  explanation jsonb not null,
  beside uuid[] not null,
  proposal_id uuid,
  constraint pair_pkey PRIMARY KEY (id),
  constraint pair_run_id_record_a_record_b_key UNIQUE (run_id, record_a, record_b),
  constraint pair_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint pair_proposal_id_fkey FOREIGN KEY (proposal_id) REFERENCES linkage.proposal(id),
  constraint pair_record_a_fkey FOREIGN KEY (record_a) REFERENCES linkage.record(id),
  constraint pair_record_b_fkey FOREIGN KEY (record_b) REFERENCES linkage.record(id),
  constraint pair_run_id_fkey FOREIGN KEY (run_id) REFERENCES linkage.run(id),
  constraint pair_band_check CHECK ((band = ANY (ARRAY['automatic'::text, 'review'::text]))),
  constraint pair_check CHECK ((record_a < record_b)),
  constraint pair_check1 CHECK (((proposal_id IS NULL) OR (band = 'review'::text)))
);
comment on table linkage.pair is 'Two records that a run or a person proposes to be of one child, with the evidence as a person may see it. Insert-only.';
comment on column linkage.pair.family is 'Pairs with the same number are of one household and are looked at together.';
comment on column linkage.pair.second_look is 'In the sample that two people look at, neither seeing what the other said.';
comment on column linkage.pair.beside is 'Other records of the household.';
comment on column linkage.pair.proposal_id is 'Where a person proposed it and the run did not.';
alter table linkage.pair enable row level security;
create policy pair_add on linkage.pair for insert to sightline_app
  with check (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held(
        CASE
            WHEN (pair.proposal_id IS NULL) THEN 'linkage:bring'::text
            ELSE 'linkage:decide'::text
        END) h(partnership_id, organisation_id))) AND ((proposal_id IS NULL) OR (EXISTS ( SELECT 1
   FROM linkage.proposal p
  WHERE ((p.id = pair.proposal_id) AND (p.partnership_id = pair.partnership_id) AND (p.record_a = pair.record_a) AND (p.record_b = pair.record_b))))) AND (EXISTS ( SELECT 1
   FROM linkage.run r
  WHERE ((r.id = pair.run_id) AND (r.partnership_id = pair.partnership_id)))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE ((r.id = pair.record_a) AND (r.partnership_id = pair.partnership_id)))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE ((r.id = pair.record_b) AND (r.partnership_id = pair.partnership_id))))));
create policy pair_read on linkage.pair for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE (r.id = pair.record_a))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE (r.id = pair.record_b)))));
grant insert, select on linkage.pair to sightline_app;

create table linkage.proposal (
  id uuid not null,
  partnership_id uuid not null,
  record_a uuid not null,
  record_b uuid not null,
  reason text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint proposal_pkey PRIMARY KEY (id),
  constraint proposal_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint proposal_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint proposal_record_a_fkey FOREIGN KEY (record_a) REFERENCES linkage.record(id),
  constraint proposal_record_b_fkey FOREIGN KEY (record_b) REFERENCES linkage.record(id),
  constraint proposal_check CHECK ((record_a < record_b)),
  constraint proposal_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)))
);
comment on table linkage.proposal is 'Two records that a person put before people as perhaps of one child, and why. Every later run explains them anew. Insert-only.';
CREATE INDEX proposal_partnership ON linkage.proposal USING btree (partnership_id, at);
alter table linkage.proposal enable row level security;
create policy proposal_add on linkage.proposal for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:decide'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE ((r.id = proposal.record_a) AND (r.partnership_id = proposal.partnership_id)))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE ((r.id = proposal.record_b) AND (r.partnership_id = proposal.partnership_id))))));
create policy proposal_read on linkage.proposal for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE (r.id = proposal.record_a))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE (r.id = proposal.record_b)))));
grant insert, select on linkage.proposal to sightline_app;

create table linkage.protected_cells (
  record_id uuid not null,
  partnership_id uuid not null,
  cells jsonb not null,
  constraint protected_cells_pkey PRIMARY KEY (record_id),
  constraint protected_cells_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint protected_cells_record_id_fkey FOREIGN KEY (record_id) REFERENCES linkage.record(id)
);
comment on table linkage.protected_cells is 'Where a child with a restricted address is. Read by the linker alone; no page, file or search shows it.';
alter table linkage.protected_cells enable row level security;
create policy protected_cells_add on linkage.protected_cells for insert to sightline_app
  with check (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE ((r.id = protected_cells.record_id) AND (r.partnership_id = protected_cells.partnership_id))))));
create policy protected_cells_read on linkage.protected_cells for select to sightline_app
  using (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM linkage.record r
  WHERE (r.id = protected_cells.record_id)))));
grant insert, select on linkage.protected_cells to sightline_app;

create table linkage.record (
  id uuid not null,
  partnership_id uuid not null,
  batch_id uuid not null,
  reference text not null,
  cells jsonb not null,
  restricted boolean not null,
  sealed boolean not null,
  unborn boolean not null,
  withdrawn boolean default false not null,
  constraint record_pkey PRIMARY KEY (id),
  constraint record_id_partnership_id_key UNIQUE (id, partnership_id),
  constraint record_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES linkage.batch(id),
  constraint record_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint record_reference_check CHECK (((length(reference) >= 1) AND (length(reference) <= 200)))
);
comment on table linkage.record is 'One agency''s record of one child, cleaned for comparing. Added by the program; changed by the database alone, when a file is withdrawn or a record marked. Of an identity that came sealed only the reference is kept; no sealed identity is shown to anybody.';
comment on column linkage.record.cells is 'Values by comparison. Of a restricted record, without address, school, telephone and anything else that says where the child is.';
comment on column linkage.record.withdrawn is 'Its file was withdrawn: shown to nobody and linked to nothing until it is brought back.';
CREATE INDEX record_partnership ON linkage.record USING btree (partnership_id);
CREATE TRIGGER record_marks_carried AFTER INSERT ON linkage.record REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION linkage.carry_record_marks();
alter table linkage.record enable row level security;
create policy record_add on linkage.record for insert to sightline_app
  with check (((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id))) AND (EXISTS ( SELECT 1
   FROM linkage.batch b
  WHERE ((b.id = record.batch_id) AND (b.partnership_id = record.partnership_id))))));
create policy record_read on linkage.record for select to sightline_app
  using (((NOT sealed) AND (NOT withdrawn) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id)))));
grant insert, select on linkage.record to sightline_app;

create table linkage.record_mark (
  id uuid not null,
  number bigint generated as identity not null,
  partnership_id uuid not null,
  record_id uuid not null,
  mark text not null,
  stands boolean not null,
  reason text not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint record_mark_pkey PRIMARY KEY (id),
  constraint record_mark_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint record_mark_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint record_mark_record_id_partnership_id_fkey FOREIGN KEY (record_id, partnership_id) REFERENCES linkage.record(id, partnership_id),
  constraint record_mark_mark_check CHECK ((mark = ANY (ARRAY['restricted'::text, 'sealed'::text]))),
  constraint record_mark_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)))
);
comment on table linkage.record_mark is 'A record marked as of a restricted address or a sealed identity after it was brought, or such a mark taken away, by whom and why. The newest of each kind holds. Insert-only.';
comment on column linkage.record_mark.stands is 'False where the mark is taken away.';
CREATE INDEX record_mark_record ON linkage.record_mark USING btree (record_id, mark, number);
CREATE TRIGGER record_mark_applied AFTER INSERT ON linkage.record_mark FOR EACH ROW EXECUTE FUNCTION linkage.apply_record_mark();
alter table linkage.record_mark enable row level security;
create policy record_mark_add on linkage.record_mark for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id)))));
create policy record_mark_read on linkage.record_mark for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id))));
grant insert, select on linkage.record_mark to sightline_app;

create table linkage.run (
  id uuid not null,
  partnership_id uuid not null,
  model_version text not null,
  model jsonb not null,
  summary jsonb not null,
  run_at timestamp with time zone not null,
  run_by uuid not null,
  constraint run_pkey PRIMARY KEY (id),
  constraint run_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint run_run_by_fkey FOREIGN KEY (run_by) REFERENCES access.person(id)
);
comment on table linkage.run is 'One linking of all of a partnership''s records, with the model that it learnt. The newest proposes. Insert-only.';
CREATE INDEX run_partnership ON linkage.run USING btree (partnership_id, run_at);
alter table linkage.run enable row level security;
create policy run_add on linkage.run for insert to sightline_app
  with check (((run_by = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id)))));
create policy run_read on linkage.run for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))));
grant insert, select on linkage.run to sightline_app;

create table linkage.search (
  id uuid not null,
  partnership_id uuid not null,
  reason text not null,
  shown uuid[] not null,
  at timestamp with time zone not null,
  by_person uuid not null,
  constraint search_pkey PRIMARY KEY (id),
  constraint search_by_person_fkey FOREIGN KEY (by_person) REFERENCES access.person(id),
  constraint search_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint search_reason_check CHECK (((length(btrim(reason)) >= 1) AND (length(btrim(reason)) <= 2000)))
);
comment on table linkage.search is 'Who searched for a child, why, and which records it showed. What was typed is not kept. Insert-only.';
alter table linkage.search enable row level security;
create policy search_add on linkage.search for insert to sightline_app
  with check (((by_person = platform.current_person()) AND (partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:search'::text) h(partnership_id, organisation_id)))));
create policy search_read on linkage.search for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))));
grant insert, select on linkage.search to sightline_app;

create table linkage.value_count (
  key bigint not null,
  partnership_id uuid not null,
  records integer not null,
  constraint value_count_pkey PRIMARY KEY (key),
  constraint value_count_partnership_id_fkey FOREIGN KEY (partnership_id) REFERENCES access.partnership(id),
  constraint value_count_records_check CHECK ((records > 1))
);
comment on table linkage.value_count is 'How many records have a value, where it is more than one: a rare name says more than a common one. Made anew by each run.';
alter table linkage.value_count enable row level security;
create policy value_count_add on linkage.value_count for insert to sightline_app
  with check ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id))));
create policy value_count_read on linkage.value_count for select to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:read'::text) h(partnership_id, organisation_id))));
create policy value_count_remove on linkage.value_count for delete to sightline_app
  using ((partnership_id IN ( SELECT h.partnership_id
   FROM access.held('linkage:bring'::text) h(partnership_id, organisation_id))));
grant delete, insert, select on linkage.value_count to sightline_app;

CREATE OR REPLACE FUNCTION linkage.apply_batch_act()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
begin
  update linkage.record r set withdrawn = (new.act = 'withdrawn') where r.batch_id = new.batch_id;
  return null;
end $function$;
comment on function linkage.apply_batch_act() is 'Takes the records of a withdrawn file out of everything, or puts them back.';
revoke all on function linkage.apply_batch_act() from public;

CREATE OR REPLACE FUNCTION linkage.apply_record_mark()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;
comment on function linkage.apply_record_mark() is 'Takes where a child is out of what is shown of a record, or puts it back; hides a sealed identity.';
revoke all on function linkage.apply_record_mark() from public;

CREATE OR REPLACE FUNCTION linkage.carry_record_marks()
 RETURNS trigger
 LANGUAGE plpgsql
 SECURITY DEFINER
 SET search_path TO ''
AS $function$
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
end $function$;
comment on function linkage.carry_record_marks() is 'Gives a record the marks that its agency''s earlier record of the same reference has.';
revoke all on function linkage.carry_record_marks() from public;

CREATE OR REPLACE FUNCTION linkage.says_where(comparisons jsonb, comparison text)
 RETURNS boolean
 LANGUAGE sql
 IMMUTABLE
 SET search_path TO ''
AS $function$
  select coalesce((select c ->> 'kind' from pg_catalog.jsonb_array_elements(comparisons) c where c ->> 'name' = comparison limit 1), 'address')
    in ('address', 'postcode', 'place', 'phone', 'email', 'text')
$function$;
comment on function linkage.says_where(jsonb,text) is 'Whether a comparison says where a child is.';
revoke all on function linkage.says_where(jsonb,text) from public;

-- ====================
create schema platform;
comment on schema platform is 'What every room shares: who is asking.';
grant usage on schema platform to sightline_app;

CREATE OR REPLACE FUNCTION platform.current_person()
 RETURNS uuid
 LANGUAGE sql
 STABLE PARALLEL SAFE
RETURN (NULLIF(current_setting('sightline.person'::text, true), ''::text))::uuid;
comment on function platform.current_person() is 'The person for whom this transaction runs; null where nobody has signed in.';
revoke all on function platform.current_person() from public;
grant execute on function platform.current_person() to sightline_app;
