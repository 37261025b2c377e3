import { demoId } from '../../src/demo/id.ts';
import { considered } from '../../src/features/incidents/pages/considering/considered.fixture.ts';
import type { Answered, Submitter } from './submitter.ts';

/** What a client asked for under a mark of its own, and whether it was told that it was done. */
export interface Submission {
  readonly mark: string;
  readonly incident: string;
  acknowledged: boolean;
}

/** Everything that was submitted, by kind. */
export interface Submitted {
  readonly opened: string[];
  readonly recorded: Submission[];
  readonly asked: Submission[];
  readonly sent: Submission[];
  /** Of one draft: the highest number that was acknowledged, and the highest that was tried. */
  readonly drafts: Map<string, { acknowledged: number; tried: number }>;
}

/** Submits one after another until the connection is cut, and tells of each answer; called anew after each restart. */
export type Client = (address: string, answered: () => void) => Promise<void>;

const AGENCIES = [['council', 'icb', 'police', 'hospital', 'community'], ['school', 'housing', 'probation']] as const;

/** Opens an incident, saves its form and records it: the act is added and the draft is dropped in one press. */
export function recording(person: Submitter, { opened, recorded }: Submitted): Client {
  const ready: string[] = [];
  return (address, answered) => whileAnswered(answered, async () => {
    const incident = ready.pop();
    if (incident === undefined) {
      const page = await person.post(address, '/incidents', {});
      const made = incidentIn(page?.location);
      if (made === undefined) return page;
      opened.push(made);
      const saved = await person.post(address, `/incidents/${made}/record`, considered({ title: `Recorded ${made}` }));
      if (saved?.status === 303) ready.push(made);
      return saved;
    }
    const submission = { mark: `Recorded ${incident}`, incident, acknowledged: false };
    recorded.push(submission);
    const done = await person.post(address, `/incidents/${incident}/record/check`, { seen: '1' });
    submission.acknowledged = done?.status === 303;
    return done;
  });
}

/** Asks five agencies at once, and then the other three, about each incident of a pool. */
export function asking(person: Submitter, pool: readonly string[], { asked }: Submitted): Client {
  const presses = pool.flatMap((incident) => AGENCIES.map((keys) => ({ incident, keys })));
  return (address, answered) => whileAnswered(answered, async () => {
    const press = presses.shift();
    if (press === undefined) return null;
    const { incident, keys } = press;
    const agencies = keys.map((key) => demoId('organisation', 'coveshire', key));
    const dates = agencies.flatMap((id) => [[`due-${id}-day`, '30'], [`due-${id}-month`, '6'], [`due-${id}-year`, '2029']]);
    const submission = { mark: `Asked ${incident} of ${keys.length}`, incident, acknowledged: false };
    asked.push(submission);
    const done = await person.post(address, `/incidents/${incident}/agencies/ask`, { agencies, text: submission.mark, ...Object.fromEntries(dates) });
    submission.acknowledged = done?.status === 303;
    return done;
  });
}

/** Sends the rapid review again and again: the act and what the Panel receives in one press. */
export function sending(person: Submitter, pool: readonly string[], { sent }: Submitted): Client {
  let next = 0;
  return (address, answered) => whileAnswered(answered, async () => {
    const incident = pool[next % pool.length] ?? '';
    next += 1;
    const page = await person.get(address, `/incidents/${incident}/send`);
    const seen = /name="seen" value="([^"]+)"/.exec(page?.html ?? '')?.[1];
    if (seen === undefined) return page;
    const submission = { mark: `Sent as it stands, try ${next} of ${incident}`, incident, acknowledged: false };
    sent.push(submission);
    const done = await person.post(address, `/incidents/${incident}/send`, { seen, reason: submission.mark });
    submission.acknowledged = done?.status === 303;
    return done;
  });
}

/** Saves one draft over and over, each time with the next number in it. */
export function drafting(person: Submitter, incident: string, { drafts }: Submitted): Client {
  const numbers = { acknowledged: 0, tried: 0 };
  drafts.set(incident, numbers);
  return (address, answered) => whileAnswered(answered, async () => {
    numbers.tried += 1;
    const number = numbers.tried;
    const done = await person.post(address, `/incidents/${incident}/drafts/considered`, considered({ copy: 'kept open', summary: `Saving ${number}` }));
    if (done?.status === 200) numbers.acknowledged = number;
    return done;
  });
}

/** The incident that an address names. */
export function incidentIn(address: string | undefined): string | undefined {
  return /\/incidents\/([0-9a-f-]{36})/.exec(address ?? '')?.[1];
}

/** Until a connection is cut. An answer that is neither a page nor a redirect is a fault, and the test's to tell. */
async function whileAnswered(answered: () => void, submit: () => Promise<Answered | null>): Promise<void> {
  for (;;) {
    const answer = await submit();
    if (answer === null) return;
    if (answer.status >= 400) throw new Error(`answered ${answer.status}: ${/<title>([^<]*)/.exec(answer.html)?.[1] ?? ''}`);
    answered();
  }
}
