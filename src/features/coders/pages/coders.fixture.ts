import { demoId } from '../../../demo/id.ts';
import type { Page, Visitor } from '../../../../test/support/visitor.ts';
import { shippedVersionId } from '../../coding/index.ts';

/** Six paragraphs of a made-up review. */
export const TEXT = `The child, aged four, lived with her mother in Coveshire.

Nobody asked the child what a day at home was like.

The health visitor’s records and those of the nursery “did not agree” about injuries.

The review found no evidence of alcohol misuse by the mother.

The mother’s partner was not spoken to by any service.

The school praised the nursery for its careful records.`;

export const PRACTICE = shippedVersionId('practice-reviews', '1');

/** Puts in a review, tells of a child, and has two people code it. Gives the addresses of the review and of the batch. */
export async function reviewToCode(visitor: Visitor, reference: string, coders: readonly string[] = ['analyst', 'second-analyst']): Promise<{ readonly review: string; readonly batch: string }> {
  const review = await putIn(visitor, reference);
  await visitor.get(review);
  await visitor.post(`${review}/people`, { kind: 'child', described: 'the girl, four years old' });
  await visitor.get('/coding/batches/add');
  const batch = await visitor.post('/coding/batches/add', { title: `Batch of ${reference}`, codebook: PRACTICE, reviews: [review.split('/').at(-1) ?? ''], coders: coders.map((key) => demoId('person', 'nation', key)) });
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
export async function savePart(visitor: Visitor, href: string, fields: Readonly<Record<string, string | readonly string[]>>, then = 'rest'): Promise<Page> {
  const { html } = await visitor.get(href);
  const shown = Object.fromEntries([...html.matchAll(/<textarea[^>]*name="([^"]+)"[^>]*>([^<]*)</g)].map(([, name = '', value = '']) => [name, value]));
  const chosen = Object.fromEntries([...html.matchAll(/<input[^>]*name="(value-[^"]+)"[^>]*value="([^"]+)"[^>]* checked/g)].map(([, name = '', value = '']) => [name, value]));
  const given = Object.fromEntries([...html.matchAll(/<input[^>]*name="(given-[^"]+)"[^>]*value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));
  const revision = /name="revision" value="(\d+)"/.exec(html)?.[1] ?? '0';
  return visitor.post(href, { ...shown, ...chosen, ...given, revision, ...fields, then });
}
