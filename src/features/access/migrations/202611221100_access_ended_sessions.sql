-- What was ended stays ended: the application may end a session and never bring one back.
drop policy session_revoke on access.session;
create policy session_revoke on access.session for update to sightline_app
  using (person_id = platform.current_person() and revoked_at is null)
  with check (person_id = platform.current_person() and revoked_at is not null);
