import type { Answers } from '../support/answering.ts';

/** A made-up case across three areas: two children found on Friday 28 June 2024, and the council told that afternoon. Nobody in it exists. */
export const incidentTyped: Answers = {
  'A title for lists': 'Child found dead in temporary accommodation',
  'What happened': 'The family came to Coveshire on 17 June 2024, the second move to another area in three weeks. The younger child was found dead.',
  'When did it happen?': '28 June 2024',
  'At what kind of place?': 'Temporary accommodation',
  'In whose area did it happen?': 'In this council’s area',
  'Who told the council?': 'Coveshire Police, duty inspector',
  'Is abuse or neglect known or suspected?': 'Suspected',
  'When was it first known or suspected?': { day: '28', month: '6', year: '2024' },
  'Other areas whose services know the family (optional)': 'Ashshire\nBayshire',
};

export const awareTyped: Answers = { 'When did the council become aware?': { day: '28', month: '6', year: '2024' } };

/** Each child of the incident, as its form asks about them. */
export const childrenTyped: readonly Answers[] = [childTyped(1, 'Died', '2'), childTyped(2, 'Seriously harmed', '5')];

export const decisionTyped: Answers = {
  'What does the council decide?': 'Notify the Panel',
  'The council’s reasons': 'A child died in Coveshire and neglect is suspected. All three partners would notify.',
};

/** What the notification still asks when the incident's facts are carried over, section by section. */
export const sectionsTyped: Readonly<Record<string, Answers>> = {
  'The incident': {
    'Where did it happen?': 'Room 12, Harbour Lodge, Saltmarsh', 'What kind of place is it?': 'Temporary accommodation',
    'What has been done to keep children safe?': 'The older child is with foster carers and has been seen by a paediatrician.',
    'Which other processes have begun? (optional)': ['Police investigation', 'Inquest'],
  },
  'Child 1': { ...detailsTyped('Perran Vask'), 'When did the child die?': 'between 25 June 2024 and 28 June 2024' },
  'Child 2': detailsTyped('Morwen Vask'),
  'Adult 1': { 'What is the adult’s name?': 'Tegen Vask', 'Who is this to the child?': 'Mother', 'Did this adult live with the child?': 'Yes' },
  'Further children and other areas': { 'Who there was told, and when? (optional)': 'Duty managers in Ashshire and Bayshire, by telephone on 1 July 2024' },
  'Who is notifying': {
    'What is the notifier’s name?': 'Oluwaseun Barrow', 'What is the notifier’s role?': 'Assistant director', 'What is the notifier’s telephone number?': '01632 960 001',
    'What is the notifier’s email address?': 'oluwaseun.barrow@coveshire.example',
  },
};

function childTyped(child: number, outcome: string, age: string): Answers {
  return {
    [`What became of child ${child}?`]: outcome, [`How old was child ${child}? (optional)`]: age, [`Did child ${child} normally live in this council’s area?`]: 'Not known yet',
    [`Was child ${child} looked after?`]: 'No', [`Was child ${child} a care leaver?`]: 'No',
  };
}

function detailsTyped(name: string): Answers {
  return {
    'What is the child’s name?': name, 'What is the child’s sex?': 'Male (M)', 'What is the child’s ethnicity?': 'White and Asian (MWAS)', 'Does the child have a disability?': 'No disability (NONE)',
    'Was there a plan for the child?': 'No plan, now or before', 'Was the child known to children’s social care?': 'Open at the time of the incident',
  };
}
