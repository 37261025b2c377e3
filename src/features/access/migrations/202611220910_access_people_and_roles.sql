create schema access;
comment on schema access is 'Organisations, the people who sign in, and what their roles let them do.';
grant usage on schema access to sightline_app;

create table access.partnership (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 200),
  area text not null unique check (length(area) between 1 and 100)
);
comment on table access.partnership is 'A local safeguarding partnership: one council area in England.';

create table access.organisation (
  id uuid primary key,
  name text not null unique check (length(name) between 1 and 200),
  kind text not null check (kind in ('council', 'integrated_care_board', 'police', 'health_provider', 'school', 'housing', 'probation', 'voluntary', 'panel', 'other'))
);
comment on table access.organisation is 'A body that takes part: a safeguarding partner, a relevant agency, or the Panel.';

create table access.partnership_organisation (
  partnership_id uuid not null references access.partnership,
  organisation_id uuid not null references access.organisation,
  part text not null check (part in ('council', 'health', 'police', 'relevant_agency')),
  primary key (partnership_id, organisation_id)
);
comment on table access.partnership_organisation is 'Which organisations work in which partnership, the three safeguarding partners among them.';

create table access.person (
  id uuid primary key,
  name text not null check (length(name) between 1 and 200),
  email text not null unique check (email = lower(email) and email like '%_@_%'),
  active boolean not null default true
);
comment on table access.person is 'Someone who signs in: a professional, never a child or a family member.';

create table access.membership (
  id uuid primary key,
  person_id uuid not null references access.person,
  role text not null,
  partnership_id uuid references access.partnership,
  organisation_id uuid not null references access.organisation,
  starts date not null,
  ends date check (ends >= starts)
);
comment on table access.membership is 'A role that a person holds for an organisation, in one partnership or (partnership null) nationally.';
comment on column access.membership.ends is 'The last day on which the role is held; null while it has no end.';
create index membership_person on access.membership (person_id);
create index membership_partnership on access.membership (partnership_id);

create table access.permission_of_role (
  role text not null,
  permission text not null,
  primary key (role, permission)
);
comment on table access.permission_of_role is 'A copy of the typed permission table, written at every installation, so that policies and pages cannot differ.';

-- Security definer, because a policy on membership that read membership would not end.
create function access.held(asked text) returns table (partnership_id uuid, organisation_id uuid)
language sql stable security definer set search_path = '' as $$
  select m.partnership_id, m.organisation_id
  from access.membership m
  join access.permission_of_role p on p.role = m.role and p.permission = asked
  join access.person who on who.id = m.person_id and who.active
  where m.person_id = platform.current_person()
    and (now() at time zone 'Europe/London')::date between m.starts and coalesce(m.ends, 'infinity'::date)
$$;
comment on function access.held(text) is 'Where the signed-in person holds a permission today: partnership (null for national roles) and organisation.';

create function access.may_see_person(other uuid) returns boolean
language sql stable security definer set search_path = '' as $$
  select other = platform.current_person() or exists (
    select 1 from access.membership theirs
    where theirs.person_id = other and (
      theirs.partnership_id in (select h.partnership_id from access.held('people:read') h)
      or theirs.organisation_id in (select h.organisation_id from access.held('colleagues:read') h)
      or (theirs.role = 'business_manager'
          and theirs.partnership_id in (select h.partnership_id from access.held('request:answer') h))))
$$;
comment on function access.may_see_person(uuid) is 'Whether the signed-in person may know that another person has an account.';

revoke all on function access.held(text), access.may_see_person(uuid) from public;
grant execute on function access.held(text), access.may_see_person(uuid) to sightline_app;

grant select on access.partnership, access.organisation, access.partnership_organisation, access.permission_of_role to sightline_app;
grant select on access.person, access.membership to sightline_app;

alter table access.partnership enable row level security;
alter table access.organisation enable row level security;
alter table access.partnership_organisation enable row level security;
alter table access.permission_of_role enable row level security;
alter table access.person enable row level security;
alter table access.membership enable row level security;

-- Names of bodies are public; names of people are not.
create policy partnership_read on access.partnership for select to sightline_app using (true);
create policy organisation_read on access.organisation for select to sightline_app using (true);
create policy partnership_organisation_read on access.partnership_organisation for select to sightline_app using (true);
create policy permission_of_role_read on access.permission_of_role for select to sightline_app using (true);
create policy person_read on access.person for select to sightline_app using (access.may_see_person(id));
create policy membership_read on access.membership for select to sightline_app using (access.may_see_person(person_id));

-- The audit entries of a partnership are read by those who answer for it.
create policy entry_read on audit.entry for select to sightline_app using (
  chain in (select 'partnership:' || h.partnership_id from access.held('audit:read') h where h.partnership_id is not null));
