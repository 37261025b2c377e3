-- An answer is undone where it was given. Not asked of what was kept before, when an answer that a later run
-- inherited was undone under that run's pair of the same two records.
alter table linkage.decision add unique (id, pair_id),
  add constraint decision_undoes_same_pair foreign key (undoes, pair_id) references linkage.decision (id, pair_id) not valid;
