/** One field of the record, in the words of the UK's Algorithmic Transparency Recording Standard. */
interface Field {
  readonly name: string;
  readonly text: string;
}

interface Section {
  readonly title: string;
  readonly fields: readonly Field[];
}

/** What the record says of every area alike; what differs between areas comes from what each has recorded. */
export const sections: readonly Section[] = [
  {
    title: 'Tier 1: overview',
    fields: [
      { name: 'Name', text: 'Sightline: checks made from lessons' },
      { name: 'Description', text: 'Reviews of serious incidents find the same things again and again: a child who was missing and no discussion between services, a move that nobody handed over. A check asks of a service’s own record whether the service did what it was to do, by when, and shows the entries that it looked at. It is a reminder to the people who hold the case.' },
      { name: 'What it does not do', text: 'It gives no score, rank, count, colour or likelihood to a child, a family or a worker. It does not say what will happen. It decides nothing.' },
    ],
  },
  {
    title: 'Tier 2: owner and responsibility',
    fields: [
      { name: 'Organisation', text: 'The safeguarding partners of each area above: its council, its integrated care board and its police. The council is the controller of what is recorded in a case.' },
      { name: 'Team and senior responsible owner', text: 'For each check, the post named under “Where checks are on”. The post that signed the impact assessment answers for live use as a whole.' },
      { name: 'External supplier involvement', text: 'Sightline runs on the area’s own server. No supplier sees a case, and nothing is sent elsewhere.' },
    ],
  },
  {
    title: 'Tier 2: description and rationale',
    fields: [
      { name: 'Detailed description', text: 'A check is a rule written as data: what starts it, what is expected and by when, what excuses it. The sentence shown for each check is made from that data, so what is shown is what runs. Each result is one of four: no record of what was to be done, in time still, nothing to ask, or cannot tell because a field is empty.' },
      { name: 'Benefits', text: 'A time limit that would pass unseen is seen while there is still time, and the lesson of a review is in front of the people who need it.' },
      { name: 'Previous process and alternatives considered', text: 'Diaries, spreadsheets and memory. Statistical prediction of harm was considered and is not used: the reviews describe only children who were harmed, so they cannot say how likely harm is for any other child.' },
    ],
  },
  {
    title: 'Tier 2: deployment context',
    fields: [
      { name: 'Integration into the process', text: 'Signals are shown to those who hold the case, one child at a time, and in a list of their duties by duty and due date. Leaders see how many duties wait in each team, with small numbers left out.' },
      { name: 'Human review', text: 'People decide. Whoever holds a case answers a signal: it has been done, it is being done, something else covers it, or it is not relevant here. The answer is kept and is no measure of the person who gave it.' },
      { name: 'Frequency and scale of usage', text: 'A check is asked when something is recorded in a case and when a time limit runs out. Which checks are asked where stands above.' },
      { name: 'Required training', text: 'None beyond using the record: each signal says in plain words what it asks, why, and what it looked at.' },
      { name: 'Appeals and review', text: 'Families can see what was looked at and have any of it corrected; then the checks are asked again. Ask the worker who holds the case, or the council’s data protection officer.' },
    ],
  },
  {
    title: 'Tier 2: tool specification',
    fields: [
      { name: 'System architecture and phase', text: 'One program with a PostgreSQL database, in production where an area is listed above. Row-level security in the database shows a case only to those who hold it.' },
      { name: 'Model', text: 'None. There is no machine learning and no language model: rules only, each with its version.' },
      { name: 'Input', text: 'Entries that services record in a case, of the kinds listed for each check, and the child’s date of birth where a duty depends on age.' },
      { name: 'Output', text: 'For each check: the result, the entries that it rests on, when it is due, and what is missing.' },
      { name: 'Sensitive attributes', text: 'Ethnicity, sex, disability and religion never alter a result. One check asks whether ethnicity was recorded and explored, and not what it is. In a trial, results are compared between groups to see whether a check speaks more of one than of another.' },
      { name: 'Maintenance', text: 'Each check in each area has a last day, after which it is off until somebody looks at it again. A check that changes is off until it has been tried again as it is now. An area can write its own version of a check; it is tried as it is, and somebody other than its author switches it on.' },
      { name: 'Data access and storage', text: 'Those who hold the case, and nobody else. Every look at a record is kept.' },
    ],
  },
  {
    title: 'Tier 2: risks, mitigations and impact assessments',
    fields: [
      { name: 'Impact assessments', text: 'A data-protection impact assessment signed for the controller is needed before anything is asked; its reference stands with each area above. Without one, or once its review date has passed, live use is off.' },
      { name: 'Risk: it speaks without cause', text: 'A thing can be done and not recorded. So a signal says “no record of” and never “not done”, and can be answered. Checks that often speak without cause start off and are only ever something to think about.' },
      { name: 'Risk: it speaks more of some groups', text: 'Before a check is switched on it is tried on closed or made-up records, by ethnicity, sex, age, disability and area. Those who switch it on confirm that they have looked. Once people have answered it, how often the answer was “not relevant” is looked at in the same way, and what was known of that when a check was switched on stands with it below.' },
      { name: 'Risk: it is used to judge families or workers', text: 'Children, families and workers are not counted, listed by what is asked of them or put in an order, on any page, in any file or in any interface.' },
    ],
  },
];
