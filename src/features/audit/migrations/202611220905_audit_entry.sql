create schema audit;
comment on schema audit is 'Who did or saw what. Ids and keyed digests only, never content.';
grant usage on schema audit to sightline_app;

create table audit.entry (
  chain text not null check (chain ~ '^(system|panel|partnership:[0-9a-f-]{36})$'),
  seq bigint not null check (seq > 0),
  at timestamptz not null,
  person uuid,
  event text not null,
  outcome text not null check (outcome in ('done', 'refused')),
  subject uuid,
  revealed uuid[] not null default '{}',
  request uuid not null,
  previous bytea not null check (octet_length(previous) = 32),
  digest bytea not null check (octet_length(digest) = 32),
  primary key (chain, seq)
);
comment on table audit.entry is 'One act or one reading. Insert-only by grant; each row carries the keyed digest of the row before it.';
comment on column audit.entry.chain is 'One chain for each partnership, one for the Panel, one for everything before or outside them.';
comment on column audit.entry.subject is 'The record that the address named; null for lists.';
comment on column audit.entry.revealed is 'Ids of the records that a list or a search showed.';
comment on column audit.entry.request is 'The request that caused it, as in the server log.';
comment on column audit.entry.digest is 'HMAC-SHA256 over the row and the previous digest, with a key that the database does not hold.';
create index entry_subject on audit.entry (subject) where subject is not null;

grant select, insert on audit.entry to sightline_app;
alter table audit.entry enable row level security;
create policy entry_insert on audit.entry for insert to sightline_app
  with check (person is not distinct from platform.current_person());

-- Takes the chain's lock until the transaction ends, because two entries with one predecessor would fork it.
create function audit.tip(of_chain text) returns table (seq bigint, digest bytea)
language plpgsql volatile security definer set search_path = '' as $$
begin
  perform pg_catalog.pg_advisory_xact_lock(pg_catalog.hashtextextended(of_chain, 5));
  return query
    select entry.seq, entry.digest from audit.entry
    where entry.chain = of_chain order by entry.seq desc limit 1;
end $$;
comment on function audit.tip(text) is 'Locks a chain for this transaction and returns its newest entry.';
revoke all on function audit.tip(text) from public;
grant execute on function audit.tip(text) to sightline_app;
