/**
 * Programs that must not compile. `tsc` reads this file: where a line below compiles after all, its
 * "expect error" has nothing to expect and the check fails. Nothing here runs.
 */
import { defineCall, definePage, done } from '../../src/features/access/index.ts';
import { path, view } from '../../src/platform/pages/index.ts';

const home = path('/home');
const record = path('/records/:record');
const handle = () => view('a.njk');
const about = () => Promise.resolve(null);

export const whole = definePage({ method: 'GET', path: home, may: 'home:see', audits: 'home.read', handle });
export const wholeRecord = definePage({ method: 'GET', path: record, may: 'incident:read', audits: 'home.read', about, handle });

// @ts-expect-error A page says who may open it.
export const withoutMay = definePage({ method: 'GET', path: home, audits: 'home.read', handle });

// @ts-expect-error A page says what is recorded.
export const withoutAudits = definePage({ method: 'GET', path: home, may: 'home:see', handle });

// @ts-expect-error A page whose address names a record says how the record is found.
export const withoutAbout = definePage({ method: 'GET', path: record, may: 'incident:read', audits: 'home.read', handle });

// @ts-expect-error A page whose address names none has none to find.
export const withIdleAbout = definePage({ method: 'GET', path: home, may: 'home:see', audits: 'home.read', about, handle });

// @ts-expect-error A permission is one of the table.
export const withMadeUpPermission = definePage({ method: 'GET', path: home, may: 'home:paint', audits: 'home.read', handle });

// @ts-expect-error An audit event is one of the table.
export const withMadeUpEvent = definePage({ method: 'GET', path: home, may: 'home:see', audits: 'home.painted', handle });

// @ts-expect-error A page that changes things is asked by POST, and one that shows by GET.
export const withMadeUpMethod = definePage({ method: 'DELETE', path: home, may: 'home:see', audits: 'home.read', handle });

export const readsItsAddress = definePage({
  method: 'GET', path: record, may: 'incident:read', audits: 'home.read', about,
  handle: ({ params }) => view('a.njk', { record: params.record }),
});

export const readsAnother = definePage({
  method: 'GET', path: record, may: 'incident:read', audits: 'home.read', about,
  // @ts-expect-error An address has the values that its pattern names and no other.
  handle: ({ params }) => view('a.njk', { record: params.incident }),
});

// @ts-expect-error A link to a record needs the record.
export const linkWithoutRecord = record.to();

const list = path('/api/records');
const one = path('/api/records/:record');
const answer = () => done({});
const reads = (json: unknown) => ({ ok: true as const, value: String(json) });

export const wholeCall = defineCall({ method: 'GET', path: list, may: 'chronology:send', audits: 'home.read', handle: answer });
export const wholePost = defineCall({ method: 'POST', path: one, may: 'chronology:send', audits: 'home.read', about, reads, handle: ({ body }) => done({ length: body.length }) });

// @ts-expect-error A call says who may make it.
export const callWithoutMay = defineCall({ method: 'GET', path: list, audits: 'home.read', handle: answer });

// @ts-expect-error A call says what is recorded.
export const callWithoutAudits = defineCall({ method: 'GET', path: list, may: 'chronology:send', handle: answer });

// @ts-expect-error A call whose address names a record says how the record is found.
export const callWithoutAbout = defineCall({ method: 'GET', path: one, may: 'chronology:send', audits: 'home.read', handle: answer });

// @ts-expect-error What people hold opens no call.
export const callForPeople = defineCall({ method: 'GET', path: list, may: 'incident:read', audits: 'home.read', handle: answer });

// @ts-expect-error What is open to everyone is no call.
export const openCall = defineCall({ method: 'GET', path: list, may: 'public', audits: 'home.read', handle: answer });

// @ts-expect-error A call that is sent something says how it is read.
export const postWithoutReads = defineCall({ method: 'POST', path: list, may: 'chronology:send', audits: 'home.read', handle: answer });

// @ts-expect-error A call stands apart from the pages.
export const callAmongPages = defineCall({ method: 'GET', path: home, may: 'chronology:send', audits: 'home.read', handle: answer });

// @ts-expect-error What systems hold opens no page.
export const pageForSystems = definePage({ method: 'GET', path: home, may: 'chronology:send', audits: 'home.read', handle });
