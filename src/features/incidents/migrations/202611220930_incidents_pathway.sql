create schema incidents;
comment on schema incidents is 'The statutory pathway of serious incidents, as histories of acts.';
grant usage on schema incidents to sightline_app;

create table incidents.permission_of_act (
  kind text not null,
  permission text not null,
  primary key (kind, permission)
);
comment on table incidents.permission_of_act is 'A copy of the transition table''s permissions, written at every installation, so that the policies and the pages cannot differ.';

create table incidents.incident (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  reference text not null check (reference ~ '^\d{4}-\d{3,}$'),
  opened_at timestamptz not null,
  opened_by uuid not null references access.person,
  unique (partnership_id, reference)
);
comment on table incidents.incident is 'A serious incident that was considered. What happened to it is in its acts.';
comment on column incidents.incident.reference is 'The partnership''s own number: the year, then a count. It names nobody.';

create table incidents.act (
  incident_id uuid not null references incidents.incident,
  seq integer not null check (seq > 0),
  kind text not null,
  at timestamptz not null,
  by_person uuid not null references access.person,
  data jsonb not null,
  primary key (incident_id, seq)
);
comment on table incidents.act is 'The history of an incident, in order. Insert-only: a correction is a new act.';
comment on column incidents.act.seq is 'Two people who act at once on what they saw both ask for the next number, and the second is refused.';

create table incidents.draft (
  incident_id uuid not null references incidents.incident,
  form text not null check (length(form) between 1 and 60),
  version integer not null check (version > 0),
  typed jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null references access.person,
  primary key (incident_id, form)
);
comment on column incidents.draft.version is 'Counts the savings, so that one person does not save over another without knowing.';
comment on table incidents.draft is 'What was typed into a form and not yet submitted, exactly as typed. The only table here that is overwritten.';

create table incidents.agency_request (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  organisation_id uuid not null references access.organisation,
  reference text not null
);
comment on table incidents.agency_request is 'What one agency was asked for a rapid review. With its acts it holds all that its author needs, because they see nothing else of the incident.';
comment on column incidents.agency_request.reference is 'The incident''s, repeated for the author.';
create index agency_request_incident on incidents.agency_request (incident_id);
create index agency_request_organisation on incidents.agency_request (organisation_id, partnership_id);

create table incidents.request_act (
  request_id uuid not null references incidents.agency_request,
  seq integer not null check (seq > 0),
  kind text not null,
  at timestamptz not null,
  by_person uuid not null references access.person,
  data jsonb not null,
  primary key (request_id, seq)
);
comment on table incidents.request_act is 'The history of a request: asked, chased, answered, withdrawn. Insert-only.';

create table incidents.request_draft (
  request_id uuid primary key references incidents.agency_request,
  version integer not null check (version > 0),
  typed jsonb not null,
  saved_at timestamptz not null,
  saved_by uuid not null references access.person
);
comment on table incidents.request_draft is 'An agency''s answer while it is being written. Seen by that agency only.';

create table incidents.released_review (
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  version integer not null check (version > 0),
  content jsonb not null,
  released_at timestamptz not null,
  released_by uuid not null references access.person,
  primary key (incident_id, version)
);
comment on table incidents.released_review is 'The rapid review as it was released to the agencies that contributed.';

create table incidents.panel_item (
  id uuid primary key,
  incident_id uuid not null references incidents.incident,
  partnership_id uuid not null references access.partnership,
  kind text not null check (kind in ('notification', 'rapid_review', 'decision_notice')),
  version integer not null check (version > 0),
  reference text not null,
  content jsonb not null,
  sent_at timestamptz not null,
  sent_by uuid not null references access.person,
  unique (incident_id, kind, version)
);
comment on table incidents.panel_item is 'What the Panel received: a locked version, frozen with the wording of its questions. The Panel sees this and not the incident.';
create index panel_item_sent on incidents.panel_item (sent_at desc);

create table incidents.panel_act (
  item_id uuid not null references incidents.panel_item,
  seq integer not null check (seq > 0),
  kind text not null check (kind in ('acknowledged')),
  at timestamptz not null,
  by_person uuid not null references access.person,
  data jsonb not null,
  primary key (item_id, seq)
);
comment on table incidents.panel_act is 'What the Panel did with an item. Insert-only.';

grant select on all tables in schema incidents to sightline_app;
grant insert on incidents.incident, incidents.act, incidents.agency_request, incidents.request_act,
  incidents.released_review, incidents.panel_item, incidents.panel_act to sightline_app;
grant insert, update, delete on incidents.draft, incidents.request_draft to sightline_app;

alter table incidents.permission_of_act enable row level security;
alter table incidents.incident enable row level security;
alter table incidents.act enable row level security;
alter table incidents.draft enable row level security;
alter table incidents.agency_request enable row level security;
alter table incidents.request_act enable row level security;
alter table incidents.request_draft enable row level security;
alter table incidents.released_review enable row level security;
alter table incidents.panel_item enable row level security;
alter table incidents.panel_act enable row level security;

create policy permission_of_act_read on incidents.permission_of_act for select to sightline_app using (true);

create policy incident_read on incidents.incident for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('incident:read') h));
create policy incident_open on incidents.incident for insert to sightline_app with check (
  opened_by = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('incident:consider') h));

-- A policy's own queries are under policy too: an act is seen by those who see its incident.
create policy act_read on incidents.act for select to sightline_app
  using (incident_id in (select i.id from incidents.incident i));
create policy act_add on incidents.act for insert to sightline_app with check (
  by_person = platform.current_person()
  and exists (
    select 1 from incidents.incident i
    join incidents.permission_of_act p on p.kind = act.kind
    where i.id = act.incident_id
      and i.partnership_id in (select h.partnership_id from access.held(p.permission) h)
      -- Nobody gives a view or a signature for another partner.
      and (not act.data ? 'partner' or exists (
        select 1 from access.held(p.permission) h
        join access.partnership_organisation po
          on po.partnership_id = h.partnership_id and po.organisation_id = h.organisation_id
        where h.partnership_id = i.partnership_id and po.part = act.data ->> 'partner'))));

create policy draft_read on incidents.draft for select to sightline_app
  using (incident_id in (select i.id from incidents.incident i));
create function incidents.may_draft(incident uuid) returns boolean
language sql stable set search_path = '' as $$
  select exists (
    select 1 from incidents.incident i where i.id = incident and i.partnership_id in (
      select h.partnership_id from access.held('notification:prepare') h
      union all select h.partnership_id from access.held('incident:consider') h
      union all select h.partnership_id from access.held('review:write') h))
$$;
comment on function incidents.may_draft(uuid) is 'Whether the signed-in person may keep drafts of an incident. Runs under their own policies.';
revoke all on function incidents.may_draft(uuid) from public;
grant execute on function incidents.may_draft(uuid) to sightline_app;
create policy draft_insert on incidents.draft for insert to sightline_app
  with check (saved_by = platform.current_person() and incidents.may_draft(incident_id));
create policy draft_update on incidents.draft for update to sightline_app
  using (incidents.may_draft(incident_id)) with check (saved_by = platform.current_person() and incidents.may_draft(incident_id));
create policy draft_delete on incidents.draft for delete to sightline_app using (incidents.may_draft(incident_id));

create policy request_read on incidents.agency_request for select to sightline_app using (
  partnership_id in (select h.partnership_id from access.held('incident:read') h)
  or (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h));
create policy request_send on incidents.agency_request for insert to sightline_app with check (
  partnership_id in (select h.partnership_id from access.held('request:send') h)
  and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = agency_request.partnership_id));

create policy request_act_read on incidents.request_act for select to sightline_app
  using (request_id in (select r.id from incidents.agency_request r));
create policy request_act_add on incidents.request_act for insert to sightline_app with check (
  by_person = platform.current_person()
  and exists (
    select 1 from incidents.agency_request r
    where r.id = request_id and case
      when request_act.kind in ('returned', 'nil_returned') then
        (r.partnership_id, r.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)
      when request_act.kind = 'chased' then r.partnership_id in (select h.partnership_id from access.held('request:chase') h)
      when request_act.kind in ('asked', 'asked_again', 'due_moved', 'withdrawn') then
        r.partnership_id in (select h.partnership_id from access.held('request:send') h)
      else false
    end));

create policy request_draft_own on incidents.request_draft for all to sightline_app
  using (exists (select 1 from incidents.agency_request r where r.id = request_id
    and (r.partnership_id, r.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)))
  with check (saved_by = platform.current_person() and exists (select 1 from incidents.agency_request r where r.id = request_id
    and (r.partnership_id, r.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)));

create policy released_read on incidents.released_review for select to sightline_app using (
  partnership_id in (select h.partnership_id from access.held('incident:read') h)
  or exists (select 1 from incidents.agency_request r where r.incident_id = released_review.incident_id
    and (r.partnership_id, r.organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)
    and not exists (select 1 from incidents.request_act w where w.request_id = r.id and w.kind = 'withdrawn')));
create policy released_add on incidents.released_review for insert to sightline_app with check (
  released_by = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('review:release') h)
  and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = released_review.partnership_id));

create policy panel_item_read on incidents.panel_item for select to sightline_app using (
  exists (select 1 from access.held('panel:read') h where h.partnership_id is null)
  or partnership_id in (select h.partnership_id from access.held('incident:read') h));
create policy panel_item_send on incidents.panel_item for insert to sightline_app with check (
  sent_by = platform.current_person()
  and partnership_id in (
    select h.partnership_id from access.held('notification:record-sent') h where panel_item.kind = 'notification'
    union all select h.partnership_id from access.held('review:send') h where panel_item.kind in ('rapid_review', 'decision_notice'))
  and exists (select 1 from incidents.incident i where i.id = incident_id and i.partnership_id = panel_item.partnership_id));

create policy panel_act_read on incidents.panel_act for select to sightline_app
  using (item_id in (select p.id from incidents.panel_item p));
create policy panel_act_add on incidents.panel_act for insert to sightline_app with check (
  by_person = platform.current_person()
  and exists (select 1 from access.held('panel:acknowledge') h where h.partnership_id is null)
  and item_id in (select p.id from incidents.panel_item p));
