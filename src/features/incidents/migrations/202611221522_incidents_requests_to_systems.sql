-- An agency's own system sees what that agency was asked, and nothing else of the incident: no draft, no released review.
drop policy request_read on incidents.agency_request;
create policy request_read on incidents.agency_request for select to sightline_app using (
  partnership_id in (select h.partnership_id from access.held('incident:read') h)
  or (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('request:answer') h)
  or (partnership_id, organisation_id) in (select h.partnership_id, h.organisation_id from access.held('chronology:send') h));
