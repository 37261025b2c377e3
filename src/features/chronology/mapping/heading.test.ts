import assert from 'node:assert/strict';
import { test } from 'node:test';
import { roleOfHeading } from './heading.ts';

/** Headings that chronologies have, by what their columns hold. */
const headings = {
  date: ['Date', 'Date/Time', 'Date of event', 'DATE (dd/mm/yyyy)', 'Date and time of incident', 'Event date', 'Start Date', 'Date From', 'When', 'Date occurred', 'Incident date/time', 'Year'],
  end_date: ['End Date', 'Date To', 'To', 'Until'],
  time: ['Time', 'Time (24hr)', 'Start time', 'Time of event'],
  agency: ['Agency', 'Organisation', 'Service', 'Source Prefix', 'Agency/Professional', 'Agency involved'],
  source_of_information: ['Source of Information', 'Source', 'Information source', 'Witness or document reference', 'Records viewed'],
  text: ['Significant event', 'Significant Event/Contact', 'Event', 'Event / Action', 'Event-detail', 'Details', 'Description', 'What happened?', 'Incident', 'Key event', 'Summary of involvement', 'Information', 'Entry'],
  action: ['Action/Outcome', 'Action taken', 'Outcome', 'Agency response', 'Decision', 'Outcome of event'],
  analysis: ['Analysis', 'Analysis/Comment', 'Comments', 'Author’s comments', 'Significance', 'Analysis of event', 'Good practice'],
  child: ['Child’s name', 'Name of child', 'Child', 'Subject'],
  persons: ['Person', 'Persons involved', 'Family member', 'Who was involved'],
  worker: ['Worker', 'Professional involved', 'Recorded by', 'Name of practitioner'],
  event_type: ['Type', 'Event type', 'Category', 'Type of contact'],
  known_to: ['known_to', 'Known to'],
  other: ['Date of birth', 'Date recorded', 'Age of child', 'No.', 'Ref', 'Event ID'],
  id: ['event_id'],
} as const;

for (const [role, written] of Object.entries(headings)) {
  test(`${written.map((heading) => `“${heading}”`).join(', ')}: ${role}`, () => {
    assert.deepEqual(written.map(roleOfHeading), written.map(() => role));
  });
}

test('a heading that says nothing is not guessed at', () => {
  assert.deepEqual(['', 'Page', 'Location', 'Child seen?', 'Xyz'].map(roleOfHeading), Array(5).fill(undefined));
});
