alter table chronology.source drop constraint source_kind_check;
alter table chronology.source add constraint source_kind_check check (kind in ('file', 'typed', 'system'));
comment on table chronology.source is 'A file as an agency sent it, kept whole; what was typed for an agency; or what an agency''s system sends for one request. Insert-only.';
create unique index source_of_system on chronology.source (request_id, received_by) where kind = 'system';

create table chronology.sent_entry (
  source_id uuid not null references chronology.source,
  reference text not null check (length(reference) between 1 and 200),
  form integer not null check (form > 0),
  position integer not null check (position >= 0),
  digest bytea not null check (octet_length(digest) = 32),
  entry_id uuid not null unique references chronology.entry,
  problems jsonb not null,
  sent_at timestamptz not null,
  request uuid not null,
  primary key (source_id, reference, form),
  unique (source_id, reference, digest)
);
comment on table chronology.sent_entry is 'Which entry came of what an agency''s system sent under its own reference. Insert-only: the same reference with other content is one more form.';
comment on column chronology.sent_entry.digest is 'SHA-256 of what was sent. Unique: what is sent again, however late, adds nothing.';
comment on column chronology.sent_entry.position is 'In which order the references came, from 0; the same for each form.';
comment on column chronology.sent_entry.problems is 'What a person is asked about this form.';
comment on column chronology.sent_entry.request is 'The call that brought it, as in the audit trail and the server log.';
create index sent_entry_position on chronology.sent_entry (source_id, position);

grant select, insert on chronology.sent_entry to sightline_app;
alter table chronology.sent_entry enable row level security;

-- A system sees what it sent itself, and no file, typed entry or other system of its own agency.
drop policy source_read on chronology.source;
create policy source_read on chronology.source for select to sightline_app using (
  partnership_id in (select h.partnership_id from access.held('chronology:read') h)
  or (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)
  or (received_by = platform.current_person()
    and (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('chronology:send') h)));

drop policy source_add on chronology.source;
create policy source_add on chronology.source for insert to sightline_app with check (
  received_by = platform.current_person()
  and (request_id is null or exists (
    select 1 from incidents.agency_request r
    where r.id = request_id and r.incident_id = source.incident_id and r.partnership_id = source.partnership_id and r.organisation_id = source.organisation_id))
  and (
    (partnership_id in (select h.partnership_id from access.held('chronology:write') h)
      and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = source.partnership_id))
    or (request_id is not null and (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h))
    or (request_id is not null and kind = 'system' and (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('chronology:send') h))));

create function chronology.is_own_system_source(source uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (select 1 from chronology.source s where s.id = source and s.kind = 'system' and s.received_by = platform.current_person()
    and (s.partnership_id, s.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('chronology:send') h))
$$;
comment on function chronology.is_own_system_source(uuid) is 'Whether this is what the calling system sent itself, for an agency that it sends for.';
revoke all on function chronology.is_own_system_source(uuid) from public;
grant execute on function chronology.is_own_system_source(uuid) to sightline_app;

create or replace function chronology.may_add_to(source uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from chronology.source s where s.id = source and (
      s.partnership_id in (select h.partnership_id from access.held('chronology:write') h)
      or (s.partnership_id, s.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)))
    or chronology.is_own_system_source(source)
$$;
comment on function chronology.may_add_to(uuid) is 'Whether whoever acts may add to a source: who runs the chronology, its own agency, or the system that sent it. Runs under their own policies.';

-- A file's readings and its standing are for people: a system adds entries and nothing else.
drop policy reading_add on chronology.reading;
create policy reading_add on chronology.reading for insert to sightline_app
  with check (read_by = platform.current_person() and chronology.may_add_to(source_id) and not chronology.is_own_system_source(source_id));
drop policy source_act_add on chronology.source_act;
create policy source_act_add on chronology.source_act for insert to sightline_app
  with check (by_person = platform.current_person() and chronology.may_add_to(source_id) and not chronology.is_own_system_source(source_id));

create policy sent_entry_read on chronology.sent_entry for select to sightline_app using (source_id in (select s.id from chronology.source s));
create policy sent_entry_add on chronology.sent_entry for insert to sightline_app with check (
  chronology.is_own_system_source(source_id)
  and exists (select 1 from chronology.entry e where e.id = entry_id and e.source_id = sent_entry.source_id));
