-- The signed-in person, set for one transaction by access.open_session. Every policy reads it here.
create schema platform;
comment on schema platform is 'What every room shares: who is asking.';
grant usage on schema platform to sightline_app;

create function platform.current_person() returns uuid
language sql stable parallel safe
return nullif(current_setting('sightline.person', true), '')::uuid;

comment on function platform.current_person() is 'The person for whom this transaction runs; null where nobody has signed in.';
revoke all on function platform.current_person() from public;
grant execute on function platform.current_person() to sightline_app;
