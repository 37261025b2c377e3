-- The list itself stays with those who run the chronology. Whoever only reads it needs the protected
-- locations for one thing: so that the pages can leave them out.
create function chronology.protected_locations(incident uuid) returns table (name text, hidden boolean)
language sql stable security definer set search_path = '' as $$
  select place.name, newest.partnership_id not in (select h.partnership_id from access.held('chronology:write') h)
  from (select n.partnership_id, n.content from chronology.name_list n where n.incident_id = incident order by n.version desc limit 1) newest,
    jsonb_array_elements_text(newest.content -> 'protectedLocations') as place(name)
  where newest.partnership_id in (select h.partnership_id from access.held('chronology:read') h)
$$;
comment on function chronology.protected_locations(uuid) is 'The protected locations of an incident''s chronology for somebody who reads it, and whether they are hidden from that person. Used to leave them out, never to show them.';
revoke all on function chronology.protected_locations(uuid) from public;
grant execute on function chronology.protected_locations(uuid) to sightline_app;
