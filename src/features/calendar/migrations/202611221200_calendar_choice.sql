create schema calendar;
comment on schema calendar is 'What each partnership has chosen about its clocks.';
grant usage on schema calendar to sightline_app;

create table calendar.choice (
  id uuid primary key,
  partnership_id uuid not null references access.partnership,
  rule text not null,
  variant text,
  in_force_from date not null,
  reason text not null check (length(btrim(reason)) > 0),
  chosen_at timestamptz not null,
  chosen_by uuid not null references access.person
);
comment on table calendar.choice is 'Which way of running a clock a partnership has adopted, from which day. Insert-only: an earlier choice goes on holding for the clocks that began under it.';
comment on column calendar.choice.variant is 'One of the rule''s variants; null goes back to the rule as it stands.';
comment on column calendar.choice.in_force_from is 'Clocks that begin on this day or later run this way.';
create index choice_partnership on calendar.choice (partnership_id, rule, in_force_from);

grant select, insert on calendar.choice to sightline_app;
alter table calendar.choice enable row level security;
create policy choice_read on calendar.choice for select to sightline_app
  using (partnership_id in (select h.partnership_id from access.held('clock:read') h));
create policy choice_make on calendar.choice for insert to sightline_app with check (
  chosen_by = platform.current_person()
  and partnership_id in (select h.partnership_id from access.held('clock:choose') h));
