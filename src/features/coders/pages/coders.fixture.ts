import { demoId } from '../../../demo/id.ts';
import type { Page, Visitor } from '../../../../test/support/visitor.ts';
import { newId } from '../../../kernel/id.ts';
import type { Database } from '../../../platform/database/index.ts';

/** Six paragraphs of a made-up review. */
export const TEXT = `The child, aged four, lived with her mother in Coveshire.

Nobody asked the child what a day at home was like.

The health visitor’s records and those of the nursery “did not agree” about injuries.

The review found no evidence of alcohol misuse by the mother.

The mother’s partner was not spoken to by any service.

The school praised the nursery for its careful records.`;

/** A codebook small enough to code by hand, with all five tables. */
export const CODEBOOK = `codebook: harbour
title: A harbour codebook
version: "1"
tables:
  - { table: incidents, label: incidents, key: incident_id }
  - { table: reviews, label: reviews, key: review_id, links: [{ to: incidents, column: incident_id }] }
  - { table: children, label: children, key: child_id, links: [{ to: incidents, column: incident_id }] }
  - { table: adults, label: adults, key: adult_id, links: [{ to: incidents, column: incident_id }] }
  - { table: people_alleged, label: people alleged, key: person_id, links: [{ to: incidents, column: incident_id }] }
codes:
  - { code: incident_date, label: Date of the incident, table: incidents, type: date }
  - { code: nature, label: Nature, table: incidents, options: [death, serious_harm] }
  - { code: cause, label: Cause of death, table: incidents, options: [accident, unclear], applies_when: nature = death, applies_because: asked of deaths only }
  - { code: setting, label: Setting, table: incidents, options: [home, elsewhere], optional: true }
  - { code: daily_life, label: Daily life not understood, table: reviews }
  - { code: supervision, label: Weak supervision, table: reviews }
  - { code: good_practice, label: Good practice, table: reviews }
  - { code: age, label: Age, table: children, type: number, minimum: 0, maximum: 25 }
  - { code: carer, label: Young carer, table: children, applies_when: age >= 6, applies_because: children under six years are left out }
  - { code: told, label: Told someone, table: children }
  - { code: alcohol, label: Alcohol, table: adults }
  - { code: harm_child, label: The person is a child, table: people_alleged }
  - { code: any_alcohol, label: At least one adult with alcohol, table: incidents, derive: { at_least_one: { table: adults, when: alcohol = present } } }
`;

/** Keeps the codebook, and gives the id of its version. */
export async function harbour(owner: Database): Promise<string> {
  const id = newId<'codebook-version'>();
  await owner.insertInto('coding.codebook_version').values({ id, codebook: 'harbour', version: '1', title: 'A harbour codebook', text: CODEBOOK, sha256: Buffer.alloc(32), continues: null, because: 'x', added_at: new Date(), added_by: null }).execute();
  return id;
}

/** Puts in a review, tells of a child, and has two people code it. Gives the addresses of the review and of the batch. */
export async function reviewToCode(visitor: Visitor, codebook: string, reference: string, coders: readonly string[] = ['analyst', 'second-analyst']): Promise<{ readonly review: string; readonly batch: string }> {
  const review = await putIn(visitor, reference);
  await visitor.get(review);
  await visitor.post(`${review}/people`, { kind: 'child', described: 'the girl, four years old' });
  await visitor.get('/coding/batches/add');
  const batch = await visitor.post('/coding/batches/add', { title: `Batch of ${reference}`, codebook, reviews: [review.split('/').at(-1) ?? ''], coders: coders.map((key) => demoId('person', 'nation', key)) });
  return { review, batch: batch.location ?? '' };
}

export async function putIn(visitor: Visitor, reference: string, kind = 'rapid_review', text = TEXT): Promise<string> {
  await visitor.get('/coding/reviews/add');
  const page = await visitor.send('/coding/reviews/add', {
    incident: reference, kind, text: `${text}\n\nReference ${reference} ${kind}.`, 'receivedOn-day': '27', 'receivedOn-month': '10', 'receivedOn-year': '2026', occurred: 'September 2026',
    'notifiedOn-day': '1', 'notifiedOn-month': '10', 'notifiedOn-year': '2026',
  }, []);
  if (page.location === undefined) throw new Error(`not put in: ${page.status} ${page.html}`);
  return page.location;
}

/** The address of what this visitor has to code of a review. */
export async function ownAssignment(visitor: Visitor, reference: string): Promise<string> {
  const { html } = await visitor.get('/coding');
  return new RegExp(`href="(/coding/assignments/[^"]+)">${reference}-`).exec(html)?.[1] ?? '';
}

/** Codes every part: the values given, and not mentioned for the rest. Gives the parts' addresses by their kind. */
export async function codeAll(visitor: Visitor, assignment: string, values: Readonly<Record<string, Readonly<Record<string, string>>>>): Promise<ReadonlyMap<string, string>> {
  const { html } = await visitor.get(assignment);
  const parts = new Map([...html.matchAll(/href="(\/coding\/assignments\/[^"]+\/units\/[^"]+)">(\w+):/g)].map(([, href = '', kind = '']) => [kind, href]));
  for (const [kind, href] of parts) {
    const saved = await savePart(visitor, href, values[kind] ?? {});
    if (saved.status !== 303) throw new Error(`${kind} was not saved: ${saved.status} ${saved.html}`);
  }
  return parts;
}

/** Saves one part as the page shows it, with these fields. */
export async function savePart(visitor: Visitor, href: string, fields: Readonly<Record<string, string | readonly string[]>>, go = 'rest'): Promise<Page> {
  const { html } = await visitor.get(href);
  const shown = Object.fromEntries([...html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name = '', value = '']) => [name, value]));
  const chosen = Object.fromEntries([...html.matchAll(/<input[^>]*name="(value-[^"]+)"[^>]*value="([^"]+)"[^>]* checked/g)].map(([, name = '', value = '']) => [name, value]));
  const given = Object.fromEntries([...html.matchAll(/<input[^>]*name="(given-[^"]+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '0';
  return visitor.post(href, { ...shown, ...chosen, ...given, revision, ...fields, go });
}
