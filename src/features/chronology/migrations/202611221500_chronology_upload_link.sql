create table chronology.upload_link (
  id uuid primary key,
  request_id uuid not null references incidents.agency_request,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  organisation_id uuid not null references access.organisation,
  recipient text not null check (length(recipient) between 1 and 200),
  email text not null check (length(email) between 3 and 254),
  telephone text not null check (length(telephone) between 5 and 50),
  made_at timestamptz not null,
  made_by uuid not null references access.person,
  ends_at timestamptz not null check (ends_at > made_at)
);
comment on table chronology.upload_link is 'A link by which one named person of an agency without an account sends its chronology for one request. Insert-only.';
comment on column chronology.upload_link.recipient is 'A professional of the agency, never a child or a family member.';
create index upload_link_request on chronology.upload_link (request_id);

create table chronology.upload_link_act (
  link_id uuid not null references chronology.upload_link,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('code_given', 'code_right', 'code_wrong', 'revoked')),
  at timestamptz not null,
  by_person uuid references access.person,
  primary key (link_id, seq),
  check ((kind in ('code_given', 'revoked')) = (by_person is not null))
);
comment on table chronology.upload_link_act is 'What happened to an upload link, by the partnership and by whoever used it. Insert-only.';

create table chronology.upload_link_secret (
  link_id uuid primary key references chronology.upload_link,
  token_digest bytea not null unique check (octet_length(token_digest) = 32),
  code_digest bytea not null check (octet_length(code_digest) = 32)
);
comment on table chronology.upload_link_secret is 'Digests of a link''s token and of its newest code. Not readable by the application; only the functions below use it.';
comment on column chronology.upload_link_secret.code_digest is 'HMAC-SHA256 with a key that the database does not hold, because a code is short enough to try them all.';

create table chronology.upload_visit (
  link_id uuid not null references chronology.upload_link,
  digest bytea not null check (octet_length(digest) = 32),
  ends_at timestamptz not null,
  primary key (link_id, digest)
);
comment on table chronology.upload_visit is 'Browsers in which the code was given, by the digest of their cookie. Not readable by the application.';

alter table chronology.source
  add column upload_link_id uuid references chronology.upload_link,
  alter column received_by drop not null,
  add constraint source_by_somebody check ((received_by is null) = (upload_link_id is not null));
comment on column chronology.source.received_by is 'Who sent it or put it in; null where it came by an upload link, whose recipient sent it.';
create index source_upload_link on chronology.source (upload_link_id) where upload_link_id is not null;

alter table chronology.reading
  alter column read_by drop not null,
  add column agency text check (length(agency) between 1 and 200);
comment on column chronology.reading.read_by is 'Whose sending or asking had it read; null where the file came by an upload link.';
comment on column chronology.reading.agency is 'Whose account it is, where a person said so when they had the file read.';

grant select on chronology.upload_link, chronology.upload_link_act to sightline_app;
alter table chronology.upload_link enable row level security;
alter table chronology.upload_link_act enable row level security;
alter table chronology.upload_link_secret enable row level security;
alter table chronology.upload_visit enable row level security;

-- Whoever reads a chronology reads who sent its parts.
create policy upload_link_read on chronology.upload_link for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('chronology:read') h));
create policy upload_link_act_read on chronology.upload_link_act for select to sightline_app
  using (link_id in (select l.id from chronology.upload_link l));

create function chronology.upload_link_stopped(link uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select 1 from chronology.upload_link_act a where a.link_id = link and a.kind = 'revoked')
    or exists (select 1 from chronology.upload_link l join incidents.request_act a on a.request_id = l.request_id
      where l.id = link and a.kind = 'withdrawn')
$$;
comment on function chronology.upload_link_stopped(uuid) is 'Whether a link was withdrawn, or what the agency was asked was.';

-- Five, counted from the newest code or the last right one.
create function chronology.upload_link_locked(link uuid) returns boolean
language sql stable set search_path = '' as $$
  select count(*) >= 5 from chronology.upload_link_act a
  where a.link_id = link and a.kind = 'code_wrong' and a.seq > coalesce(
    (select max(b.seq) from chronology.upload_link_act b where b.link_id = link and b.kind in ('code_given', 'code_right')), 0)
$$;
comment on function chronology.upload_link_locked(uuid) is 'Whether a link takes no more codes until a new one is given.';

-- Called with the link's secret held, so that two acts at once do not have one number.
create function chronology.note_upload_link(link uuid, of_kind text, moment timestamptz, by_whom uuid) returns void
language sql volatile set search_path = '' as $$
  insert into chronology.upload_link_act (link_id, seq, kind, at, by_person)
  select link, coalesce(max(a.seq), 0) + 1, of_kind, moment, by_whom from chronology.upload_link_act a where a.link_id = link
$$;
comment on function chronology.note_upload_link(uuid, text, timestamptz, uuid) is 'Adds to a link''s history.';

create function chronology.make_upload_link(link uuid, request uuid, for_whom text, at_email text, at_telephone text, token bytea, code bytea, moment timestamptz, until timestamptz)
returns boolean
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;
comment on function chronology.make_upload_link(uuid, uuid, text, text, text, bytea, bytea, timestamptz, timestamptz) is 'Makes a link for a request of a partnership whose links the signed-in person manages; false, and nothing made, for any other, for a withdrawn one, and where a link with this id is there.';

create function chronology.hold_own_upload_link(link uuid, moment timestamptz) returns boolean
language plpgsql volatile set search_path = '' as $$
begin
  perform 1 from chronology.upload_link_secret s join chronology.upload_link l on l.id = s.link_id
  where s.link_id = link and l.ends_at > moment and l.partnership_id in (select h.partnership_id from access.held('upload-link:manage') h)
  for update of s;
  return found and not chronology.upload_link_stopped(link);
end $$;
comment on function chronology.hold_own_upload_link(uuid, timestamptz) is 'Holds a link that works still and that the signed-in person manages; false where there is none.';

create function chronology.renew_upload_code(link uuid, code bytea, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not chronology.hold_own_upload_link(link, moment) then return false; end if;
  update chronology.upload_link_secret s set code_digest = code where s.link_id = link;
  update chronology.upload_visit v set ends_at = moment where v.link_id = link and v.ends_at > moment;
  perform chronology.note_upload_link(link, 'code_given', moment, platform.current_person());
  return true;
end $$;
comment on function chronology.renew_upload_code(uuid, bytea, timestamptz) is 'Replaces the code: the old one stops working, and whoever had given it must give the new one.';

create function chronology.revoke_upload_link(link uuid, moment timestamptz) returns boolean
language plpgsql volatile security definer set search_path = '' as $$
begin
  if not chronology.hold_own_upload_link(link, moment) then return false; end if;
  perform chronology.note_upload_link(link, 'revoked', moment, platform.current_person());
  return true;
end $$;
comment on function chronology.revoke_upload_link(uuid, timestamptz) is 'Ends a link for good.';

create function chronology.upload_link_of(token bytea, visit bytea, moment timestamptz)
returns table (id uuid, incident_id uuid, request_id uuid, partnership_id uuid, partnership text, agency text, ends_at timestamptz, over boolean, locked boolean, verified boolean)
language sql stable security definer set search_path = '' as $$
  with link as (
    select l.*, l.ends_at <= moment or chronology.upload_link_stopped(l.id) as is_over
    from chronology.upload_link_secret s join chronology.upload_link l on l.id = s.link_id
    where s.token_digest = token)
  select link.id, link.incident_id, link.request_id, link.partnership_id, p.name, o.name, link.ends_at, link.is_over, chronology.upload_link_locked(link.id),
    not link.is_over and exists (select 1 from chronology.upload_visit v where v.link_id = link.id and v.digest = visit and v.ends_at > moment)
  from link join access.partnership p on p.id = link.partnership_id join access.organisation o on o.id = link.organisation_id
$$;
comment on function chronology.upload_link_of(bytea, bytea, timestamptz) is 'The link with this token digest, whether it is over, and whether its code was given in the browser with this cookie digest.';

-- The link is only tried for: waiting would let guesses at one link take every connection there is.
create function chronology.try_upload_code(token bytea, code bytea, visit bytea, moment timestamptz, until timestamptz) returns text
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;
comment on function chronology.try_upload_code(bytea, bytea, bytea, timestamptz, timestamptz) is 'Tries a code: right, wrong, locked, over, or busy while another is being tried.';

create function chronology.begin_upload(token bytea, visit bytea, moment timestamptz) returns text
language plpgsql volatile security definer set search_path = '' as $$
declare link record;
begin
  select * into link from chronology.upload_link_of(token, visit, moment);
  if link.verified is not true then return 'over'; end if;
  if not pg_catalog.pg_try_advisory_xact_lock(pg_catalog.hashtextextended('upload-link/' || link.id, 5)) then return 'busy'; end if;
  return 'free';
end $$;
comment on function chronology.begin_upload(bytea, bytea, timestamptz) is 'Takes the link for one sending at a time, until the transaction ends.';

-- Asked once more when the chronology is held whether the link works still: it may have ended while the file was read or waited.
create function chronology.add_upload(token bytea, visit bytea, source uuid, name text, bytes bytea, mapping jsonb, result jsonb, moment timestamptz) returns text
language plpgsql volatile security definer set search_path = '' as $$
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
end $$;
comment on function chronology.add_upload(bytea, bytea, uuid, text, bytea, jsonb, jsonb, timestamptz) is 'Keeps a file that came by a link, with what was read in it, as the agency''s own for that request: added, already (the same bytes by the same link), full, or over.';

create function chronology.uploads_of(token bytea, visit bytea, moment timestamptz)
returns table (file_name text, received_at timestamptz, entries integer, problems jsonb)
language sql stable security definer set search_path = '' as $$
  select s.file_name, s.received_at, jsonb_array_length(r.result -> 'entries'), r.result -> 'problems'
  from chronology.upload_link_of(token, visit, moment) l
  join chronology.source s on s.upload_link_id = l.id
  join chronology.reading r on r.source_id = s.id and r.seq = 1
  where l.verified order by s.received_at, s.id
$$;
comment on function chronology.uploads_of(bytea, bytea, timestamptz) is 'What was sent by this link and what was read in it as it came: nothing of what the partnership did with it since.';

revoke all on function
  chronology.upload_link_stopped(uuid), chronology.upload_link_locked(uuid), chronology.note_upload_link(uuid, text, timestamptz, uuid), chronology.hold_own_upload_link(uuid, timestamptz),
  chronology.make_upload_link(uuid, uuid, text, text, text, bytea, bytea, timestamptz, timestamptz), chronology.renew_upload_code(uuid, bytea, timestamptz), chronology.revoke_upload_link(uuid, timestamptz),
  chronology.upload_link_of(bytea, bytea, timestamptz), chronology.try_upload_code(bytea, bytea, bytea, timestamptz, timestamptz), chronology.begin_upload(bytea, bytea, timestamptz),
  chronology.add_upload(bytea, bytea, uuid, text, bytea, jsonb, jsonb, timestamptz), chronology.uploads_of(bytea, bytea, timestamptz)
from public;
grant execute on function
  chronology.make_upload_link(uuid, uuid, text, text, text, bytea, bytea, timestamptz, timestamptz), chronology.renew_upload_code(uuid, bytea, timestamptz), chronology.revoke_upload_link(uuid, timestamptz),
  chronology.upload_link_of(bytea, bytea, timestamptz), chronology.try_upload_code(bytea, bytea, bytea, timestamptz, timestamptz), chronology.begin_upload(bytea, bytea, timestamptz),
  chronology.add_upload(bytea, bytea, uuid, text, bytea, jsonb, jsonb, timestamptz), chronology.uploads_of(bytea, bytea, timestamptz)
to sightline_app;
