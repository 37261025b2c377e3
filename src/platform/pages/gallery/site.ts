import { createServer, type Server } from 'node:http';
import { refuse, type Refusal } from '../../../kernel/result.ts';
import { checkAnswers } from '../../forms/check.ts';
import { freeze } from '../../forms/freeze.ts';
import { readForm, type Typed } from '../../forms/typed.ts';
import { createAssets } from '../assets.ts';
import { contentSecurityPolicy } from '../content-security-policy.ts';
import { createRenderer } from '../renderer.ts';
import { everyQuestion } from './every-question.ts';

const NOW = new Date('2027-01-06T12:00:00Z');

const standings = {
  ahead: { state: 'ahead', words: 'due Friday 15 January 2027, 7 working days left' },
  today: { state: 'today', words: 'due today at 5pm, 5 hours left' },
  late: { state: 'late', words: '3 working days late' },
  met: { state: 'met', words: 'done Tuesday 29 December 2026, in time' },
  'met-late': { state: 'met-late', words: 'done Tuesday 5 January 2027, 2 working days late' },
} as const;

const frame = {
  site: { demo: true, signOut: '/sign-out', choosePerson: '/choose-person' },
  signedInAs: { name: 'Asha Whitlock', role: 'business manager', organisation: 'Coveshire Safeguarding Children Partnership' },
  navigation: [
    { text: 'Home', href: '/', current: false },
    { text: 'Incidents', href: '/parts', current: true },
    { text: 'Panel inbox', href: '/panel', current: false },
  ],
  csrfToken: 'made-up-token',
  refusals: [],
};

const subNavigation = [
  { text: 'Overview', href: '/parts', current: true },
  { text: 'Notification', href: '/form', current: false },
  { text: 'Rapid review', href: '/review', current: false },
];

export interface GallerySite {
  readonly address: string;
  /** The drafts that were saved, as they were posted. */
  readonly drafts: readonly string[];
  /** Makes the next drafts fail, as a lost connection does. */
  readonly refuseDrafts: (refuse: boolean) => void;
  readonly close: () => Promise<void>;
}

/** A page for each state of the kit, served with the policy that the product serves. */
export async function openGallery(): Promise<GallerySite> {
  const state = { drafts: [] as string[], refusing: false };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { status, type, body } = answer(request.url ?? '/', Buffer.concat(chunks).toString(), state);
      response.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY }).end(body);
    });
  });
  await new Promise<void>((listening) => void server.listen(0, '127.0.0.1', listening));
  return {
    address: `http://127.0.0.1:${portOf(server)}`,
    drafts: state.drafts,
    refuseDrafts: (refuse) => void (state.refusing = refuse),
    close: () => new Promise((closed) => void server.close(() => closed())),
  };
}

const assets = createAssets();
const render = createRenderer({ assets: assets.addresses, rooms: { gallery: import.meta.dirname } });
const POLICY = Object.entries(contentSecurityPolicy({ secure: false }))
  .map(([name, values]) => `${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)} ${values.join(' ')}`)
  .join('; ');

function answer(url: string, body: string, state: { drafts: string[]; refusing: boolean }): { status: number; type: string; body: string | Buffer } {
  const asset = assets.files.get(url);
  if (asset !== undefined) return { status: 200, type: asset.type, body: asset.body };
  if (url === '/draft') {
    if (!state.refusing) state.drafts.push(body);
    return { status: state.refusing ? 503 : 204, type: 'text/plain', body: '' };
  }
  return { status: 200, type: 'text/html; charset=utf-8', body: page(url, body) };
}

function page(url: string, body: string): string {
  if (url === '/form') return formPage(body);
  if (url.startsWith('/errors/')) {
    return render(`${url.slice(1)}.njk`, { ...frame, code: 'MADE_UP_CODE', reference: '7a1c', to: 'submit a rapid review', address: '/form', typed: [{ name: 'place', value: 'Larkmead' }], refusals: refuse({ code: 'X', message: 'It is closed' }).refusals });
  }
  if (url === '/signed-out') return render('errors/not-found.njk', { site: { demo: false }, code: 'PAGE_NOT_FOUND', refusals: [] });
  return render('gallery/parts.njk', { ...frame, subNavigation, standings, frozen: freeze(everyQuestion, goodAnswers()), notice: 'The notification has been locked.', breadcrumbs: [{ text: 'Incidents', href: '/' }, { text: 'COV-2026-0007' }] });
}

function formPage(body: string): string {
  const typed: Typed = body === '' ? {} : readForm(everyQuestion, valuesOf(body));
  const checked = body === '' ? undefined : checkAnswers(everyQuestion, typed, { now: NOW });
  const refusals: readonly Refusal[] = checked === undefined || checked.ok ? [] : checked.refusals;
  return render('gallery/form.njk', { ...frame, set: everyQuestion, typed, refusals });
}

function goodAnswers(): Readonly<Record<string, string | readonly string[]>> {
  return { place: 'Larkmead', 'what-happened': 'Two lines,\nas they were written.', 'aware-on': '2026-12-22', 'sent-at': '2026-12-31T14:05:00+00:00', suspected: '2026-11~', 'suspected-as-typed': 'about November 2026', children: '2', died: 'no', harms: ['neglect', 'other'], 'other-harm': 'Exposure to cold', 'first-sign': 'Missed appointments' };
}

function valuesOf(body: string): Readonly<Record<string, readonly string[]>> {
  const form = new URLSearchParams(body);
  return Object.fromEntries([...form.keys()].map((name) => [name, form.getAll(name)]));
}

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the gallery is not listening');
  return address.port;
}
