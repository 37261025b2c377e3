alter table chronology.note drop constraint note_kind_check;
alter table chronology.note add constraint note_kind_check check (kind in ('moment', 'childs_words', 'strength', 'enquiry', 'comment', 'released_to', 'taken_back'));
comment on column chronology.note.kind is 'moment: named at the top of the picture. enquiry: bears on a line of enquiry. released_to: another agency may have the entry; its words name the agency.';
