alter table chronology.family_fact drop constraint family_fact_kind_check;
alter table chronology.family_fact add constraint family_fact_kind_check check (kind in ('person', 'union', 'parent', 'home', 'twins', 'taken_back'));
comment on table chronology.family_fact is 'Who belongs to a child''s family and home, and from when to when: people and pregnancies by role, unions, parents, twins, homes. Insert-only; a fact is taken back by another, with a reason.';
comment on column chronology.family_fact.content is 'A person: role, sex, born, died, names as entries use them; of a pregnancy also what came of it and from when it was known. Others name people by the id of their fact. Dates are partial dates as they are stored.';
