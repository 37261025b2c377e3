import assert from 'node:assert/strict';
import type { FastifyInstance } from 'fastify';
import type { TestDatabase } from '../../../../test/support/database.ts';
import { as, incidentUnderReview } from '../../../../test/support/incident-under-review.ts';
import { Visitor, type Page } from '../../../../test/support/visitor.ts';
import { demoId } from '../../../demo/index.ts';
import { plainDate } from '../../../kernel/plain-date.ts';
import type { OrganisationId } from '../../access/index.ts';
import type { PersonId } from '../../audit/index.ts';
import { askAgencies } from '../../incidents/index.ts';

/** A request to an agency where nobody has an account, and one to another agency. */
export interface Asked {
  readonly incident: string;
  /** Coveshire Probation's. */
  readonly request: string;
  /** Coveshire Homes's. */
  readonly other: string;
  /** The page of the probation's links. */
  readonly links: string;
}

export async function askedOf(database: TestDatabase): Promise<Asked> {
  const incident = await incidentUnderReview(database);
  const by = demoId('person', 'coveshire', 'bm') as PersonId;
  const asked = await as(database, by, (tx) => askAgencies({ tx, by, now: new Date('2026-11-19T09:00:00Z') }, incident, {
    text: 'Please send your chronology', agencies: ['probation', 'housing'].map((key) => ({ organisationId: demoId('organisation', 'coveshire', key) as OrganisationId, due: plainDate('2026-12-02'), field: key })),
  }));
  assert.ok(asked.ok);
  const [request = '', other = ''] = asked.value;
  return { incident, request, other, links: `/incidents/${incident}/agencies/${request}/upload-links` };
}

export interface Made {
  /** Its address, without scheme and host. */
  readonly at: string;
  readonly token: string;
  /** Of the link, for those who manage it. */
  readonly id: string;
  readonly code: string;
  /** The page on which they were shown. */
  readonly page: Page;
}

export const ROSA: Readonly<Record<string, string>> = { recipient: 'Rosa Delaney', email: 'rosa.delaney@probation.example', telephone: '01632 960 118', days: '14' };

/** The manager makes a link and reads what is shown once. */
export async function make(server: FastifyInstance, links: string, fields: Readonly<Record<string, string>> = ROSA): Promise<Made> {
  const manager = await new Visitor(server).be('coveshire', 'bm');
  const { html } = await manager.get(links);
  const [, link = ''] = /name="link" value="([^"]+)"/.exec(html) ?? [];
  const page = await manager.post(links, { ...fields, link });
  assert.equal(page.status, 200);
  const [, token = ''] = /\/upload\/([\w-]{43})/.exec(page.html) ?? [];
  return { at: `/upload/${token}`, token, id: link, code: codeOn(page), page };
}

export function codeOn({ html }: Page): string {
  return (/id="code">(\d{4} \d{4})</.exec(html)?.[1] ?? '').replace(' ', '');
}

/** Any code but this one. */
export function wrong(code: string): string {
  return `${code.slice(0, 7)}${(Number(code.at(-1)) + 1) % 10}`;
}

/** Somebody without an account who has opened the link and given its code. */
export async function recipient(server: FastifyInstance, { at, code }: Pick<Made, 'at' | 'code'>): Promise<Visitor> {
  const visitor = new Visitor(server);
  await visitor.get(at);
  const given = await visitor.post(at, { 'one-time-code': code });
  assert.equal(given.status, 303);
  await visitor.follow(given);
  return visitor;
}

export const csv = (words: string): Uint8Array => new TextEncoder().encode(`Date,Event\n3 May 2024,"${words}"\nlast week,Telephoned\n`);

export function send(visitor: Visitor, at: string, name: string, bytes: Uint8Array): Promise<Page> {
  return visitor.send(`${at}/files`, {}, [{ field: 'files', name, bytes }]);
}
