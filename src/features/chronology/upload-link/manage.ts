import { isId, newId } from '../../../kernel/id.ts';
import { momentInWords, momentOf } from '../../../kernel/london-time.ts';
import { checkAnswers, readForm, typedFrom, type Typed } from '../../../platform/forms/index.ts';
import { countOf, dayAndTimeInWords } from '../../../platform/pages/index.ts';
import { again, notFound, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import { definePage, signedIn, type AnyPage, type Context } from '../../access/index.ts';
import { aboutIncident, findRequest, foldRequest, incidentBreadcrumbs, incidentPaths, namesOf, partnershipName, type RequestRecord } from '../../incidents/index.ts';
import { paths } from '../paths.ts';
import { listSources } from '../store/sources.ts';
import { makeLink, renewCode, type MadeLink } from './commands.ts';
import { uploadAddress, uploadLetter } from './letter.ts';
import { codeInWords, standingOf, USUAL_DAYS, type Standing, type UploadLink, type UploadLinkAct, type UploadLinkId } from './link.ts';
import { linkQuestions } from './questions.ts';
import { uploadLinkRefusals } from './refusals.ts';
import { listLinks, revoke } from './store.ts';

const template = 'chronology/upload-link/links.njk';
const madeTemplate = 'chronology/upload-link/made.njk';

/** What the pages need from the composition. */
export interface UploadLinkSettings {
  /** For digests of codes; 32 bytes. */
  readonly key: Buffer;
  /** Scheme and host as people type them, for the link that is sent. */
  readonly publicUrl: string;
}

const shownAs: Readonly<Record<Standing, { readonly text: string; readonly colour: string }>> = {
  unused: { text: 'Not used yet', colour: 'blue' }, used: { text: 'In use', colour: 'green' }, locked: { text: 'Locked', colour: 'red' },
  ended: { text: 'Run out', colour: 'grey' }, revoked: { text: 'Ended', colour: 'grey' },
};
const actWords: Readonly<Record<UploadLinkAct['kind'], string>> = {
  code_given: 'A code was shown', code_right: 'Opened with the right code', code_wrong: 'A wrong code was given', revoked: 'Ended by the partnership',
};

/** The links of one agency's request: made, given a new code, and ended. */
export function managePages({ key, publicUrl }: UploadLinkSettings): readonly AnyPage[] {
  const may = 'upload-link:manage';
  const list = definePage({
    method: 'GET', path: paths.uploadLinks, may, audits: 'upload-link.list-read', about: aboutIncident,
    handle: ({ params, context }) => withRequest(context, params, async (request) => view(template, await listData(context, request, typedFrom(linkQuestions, { days: String(USUAL_DAYS) })))),
  });

  const make = definePage({
    method: 'POST', path: paths.uploadLinks, may, audits: 'upload-link.made', about: aboutIncident,
    handle: ({ params, form, context }) => withRequest(context, params, async (request) => {
      const typed = readForm(linkQuestions, form);
      const id = typeof form['link'] === 'string' && isId(form['link']) ? (form['link'] as UploadLinkId) : newId<'upload-link'>();
      context.reveal([id]);
      const answers = checkAnswers(linkQuestions, typed, context);
      const made = answers.ok ? await makeLink({ tx: context.tx, now: context.now, key }, request, id, answers.value) : answers;
      if (!made.ok) return again(template, made.refusals, await listData(context, request, typed, id));
      const link = (await listLinks(context.tx, request.id)).find((one) => one.id === id);
      return link === undefined ? notFound : view(madeTemplate, await madeData(context, request, link, made.value, publicUrl));
    }),
  });

  const code = definePage({
    method: 'POST', path: paths.uploadCode, may, audits: 'upload-link.code-renewed', about: aboutIncident,
    handle: ({ params, context }) => withOne(context, params, async (request, link) => {
      const renewed = await renewCode({ tx: context.tx, now: context.now, key }, link.id);
      return renewed.ok ? view(madeTemplate, frame(request, { link, code: codeInWords(renewed.value) })) : again(template, renewed.refusals, await listData(context, request, {}));
    }),
  });

  const end = definePage({
    method: 'POST', path: paths.endUploadLink, may, audits: 'upload-link.revoked', about: aboutIncident,
    handle: ({ params, context }) => withOne(context, params, async (request, link) => {
      const ended = await revoke(context.tx, link.id, context.now);
      if (!ended) return again(template, [uploadLinkRefusals.refusal('UPLOAD_LINK_OVER')], await listData(context, request, {}));
      return redirect(paths.uploadLinks.to({ incident: request.incidentId, request: request.id }), 'The link has ended. What was sent through it stays.');
    }),
  });

  return [list, make, code, end];
}

type Params = { readonly incident: string; readonly request: string };

async function withRequest(context: Context, { incident, request }: Params, act: (request: RequestRecord) => Promise<Reply>): Promise<Reply> {
  const found = isId(request) ? await findRequest(context.tx, request) : null;
  if (found === null || found.incidentId !== incident) return notFound;
  context.reveal([found.id]);
  return act(found);
}

async function withOne(context: Context, params: Params & { readonly link: string }, act: (request: RequestRecord, link: UploadLink) => Promise<Reply>): Promise<Reply> {
  return withRequest(context, params, async (request) => {
    const link = (await listLinks(context.tx, request.id)).find(({ id }) => id === params.link);
    if (link === undefined) return notFound;
    context.reveal([link.id]);
    return act(request, link);
  });
}

function frame(request: RequestRecord, more: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const [incident, id] = [request.incidentId, request.id];
  const here = paths.uploadLinks.to({ incident, request: id });
  return {
    title: 'Upload links', caption: `${request.organisation}, incident ${request.reference}`, agency: request.organisation, here,
    breadcrumbs: incidentBreadcrumbs({ id: request.incidentId, reference: request.reference }, { text: 'Agencies asked', href: incidentPaths.agencies.to({ incident }) }, { text: request.organisation, href: incidentPaths.agencyRequest.to({ incident, request: id }) }),
    ...more,
  };
}

async function madeData({ tx, actor }: Context, request: RequestRecord, link: UploadLink, { token, code, endsAt }: MadeLink, publicUrl: string) {
  const letter = uploadLetter({
    recipient: link.recipient, agency: request.organisation, from: actor?.name ?? '', partnership: await partnershipName(tx, request.partnershipId), address: uploadAddress(publicUrl, token), endsAt,
  });
  return frame(request, { link, code: codeInWords(code), letter: { id: 'letter', label: 'The message', text: letter, rows: 16 } });
}

async function listData(context: Context, request: RequestRecord, typed: Typed, id: UploadLinkId = newId<'upload-link'>()): Promise<Readonly<Record<string, unknown>>> {
  const { tx, now } = context;
  const links = await listLinks(tx, request.id);
  const sources = await listSources(tx, request.incidentId);
  const nameOf = await namesOf(tx, [...links.map(({ madeBy }) => madeBy), ...links.flatMap(({ acts }) => acts.flatMap(({ by }) => by ?? [])), signedIn(context).id]);
  const withdrawn = foldRequest(request.acts).stage === 'withdrawn';
  return frame(request, {
    set: linkQuestions, typed, link: id, withdrawn,
    links: links.map((link) => {
      const standing = standingOf(link, now);
      const at = { incident: request.incidentId, request: request.id, link: link.id };
      const files = sources.filter(({ uploadLinkId }) => uploadLinkId === link.id);
      return {
        ...link, tag: shownAs[standing], works: !withdrawn && standing !== 'ended' && standing !== 'revoked', locked: standing === 'locked',
        until: momentInWords(momentOf(link.endsAt)), codeAt: paths.uploadCode.to(at), endAt: paths.endUploadLink.to(at),
        files: files.map(({ id: source, fileName, receivedAt }) => ({ fileName, receivedAt, href: paths.source.to({ incident: request.incidentId, source }) })),
        sent: countOf(files.length, 'file'), history: historyOf(link, files, standing, nameOf),
      };
    }),
  });
}

function historyOf(link: UploadLink, files: readonly { readonly fileName: string | null; readonly receivedAt: Date }[], standing: Standing, nameOf: (id: UploadLink['madeBy']) => string): readonly object[] {
  const lines = [
    { at: link.madeAt, text: `Made by ${nameOf(link.madeBy)}` },
    ...link.acts.map(({ kind, at, by }) => ({ at, text: `${actWords[kind]}${by === null ? '' : ` to ${nameOf(by)}`}` })),
    ...files.map(({ fileName, receivedAt }) => ({ at: receivedAt, text: `${fileName ?? ''} was sent` })),
    ...(standing === 'ended' ? [{ at: link.endsAt, text: 'It ran out' }] : []),
  ];
  return lines.toSorted((a, b) => a.at.getTime() - b.at.getTime()).map(({ at, text }) => ({ when: dayAndTimeInWords(at), text }));
}
