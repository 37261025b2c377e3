alter table linkage.batch add column profile jsonb;
comment on column linkage.batch.profile is 'What fills each column of the file and what a person would want to mend, counted when it was brought. Where an address is restricted or an identity sealed, without any value of the file.';
