-- Blind by review, not by batch: whoever still has to code a review reads nothing that others said of it in any batch.
drop policy submitted_values_read on coders.submitted_values;
create policy submitted_values_read on coders.submitted_values for select to sightline_app
  using (exists (select 1 from access.held('coding:write') h where h.partnership_id is null)
    and exists (
      select 1 from coders.submission s join coders.assignment mine on mine.id = s.assignment_id
      where s.id = submission_id and (mine.coder_id = platform.current_person() or (
        not exists (
          select 1 from coders.assignment other where other.batch_id = mine.batch_id and other.review_id = mine.review_id
            and not exists (select 1 from coders.submission theirs where theirs.assignment_id = other.id))
        and mine.review_id not in (
          select own.review_id from coders.assignment own where own.coder_id = platform.current_person()
            and not exists (select 1 from coders.submission done where done.assignment_id = own.id))))));

-- What was settled tells what was said.
drop policy adjudication_read on coders.adjudication;
create policy adjudication_read on coders.adjudication for select to sightline_app
  using (exists (select 1 from access.held('coding:write') h where h.partnership_id is null)
    and review_id not in (
      select own.review_id from coders.assignment own where own.coder_id = platform.current_person()
        and not exists (select 1 from coders.submission done where done.assignment_id = own.id)));
drop policy adjudication_add on coders.adjudication;
create policy adjudication_add on coders.adjudication for insert to sightline_app
  with check (by_person = platform.current_person()
    and exists (select 1 from access.held('coding:write') h where h.partnership_id is null)
    and exists (select 1 from coders.assignment a where a.batch_id = adjudication.batch_id and a.review_id = adjudication.review_id)
    and not exists (select 1 from coders.assignment a where a.batch_id = adjudication.batch_id and a.review_id = adjudication.review_id
      and not exists (select 1 from coders.submission s where s.assignment_id = a.id))
    and review_id not in (
      select own.review_id from coders.assignment own where own.coder_id = platform.current_person()
        and not exists (select 1 from coders.submission done where done.assignment_id = own.id)));

comment on table coders.submitted_values is 'What a submission says: values with passages and memos, for each incident, review and person. Insert-only. While a coder of the review has not submitted, each sees only their own; and whoever still has to code the review in any batch sees nothing that others said of it.';
