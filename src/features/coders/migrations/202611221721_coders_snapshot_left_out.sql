alter table coders.snapshot add column left_out jsonb not null default '[]' check (jsonb_typeof(left_out) = 'array');
comment on column coders.snapshot.left_out is 'What was not in it, and why: a list of {reference, because}.';
