import { momentInWords, momentOf } from '../../../kernel/london-time.ts';
import { countOf } from '../../../platform/pages/index.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { again, notFound, redirect, view, type Form, type Reply } from '../../../platform/pages/page.ts';
import { definePage, type AnyPage, type Context, type Subject } from '../../access/index.ts';
import { paths } from '../paths.ts';
import { chronologyRefusals } from '../refusals.ts';
import { giveCode, sendFiles } from './commands.ts';
import { uploadLinkRefusals } from './refusals.ts';
import { findLink, listSent, type FoundLink, type Holder } from './store.ts';

const codeTemplate = 'chronology/upload-link/code.njk';
const filesTemplate = 'chronology/upload-link/files.njk';
const PROBLEMS_SHOWN = 100;

/**
 * What whoever has a link can do: give its code, then send files and see what was sent by it. A link
 * that is over looks like one that never was.
 */
export function publicPages(key: Buffer): readonly AnyPage[] {
  const open = definePage({
    method: 'GET', path: paths.upload, may: 'public', audits: 'upload-link.opened', about,
    handle: ({ params: { token }, context }) => withLink(context, token, async (link) => (
      link.verified ? view(filesTemplate, await filesData(context, token, link)) : view(codeTemplate, codeData(token, link))
    )),
  });

  const code = definePage({
    method: 'POST', path: paths.upload, may: 'public', audits: 'upload-link.code-given', about,
    handle: ({ params: { token }, form, context }) => withLink(context, token, async (link) => {
      const given = await giveCode({ tx: context.tx, now: context.now, key }, token, link, typedCode(form), context.actor === null ? null : context.sessionDigest);
      if (!given.ok) return again(codeTemplate, given.refusals, codeData(token, link));
      if (given.value !== null) context.keepSession(given.value);
      return redirect(paths.upload.to({ token }));
    }),
  });

  const send = definePage({
    method: 'POST', path: paths.uploadFiles, may: 'public', audits: 'upload-link.files-sent', about, takesFiles: true,
    gate: {
      opens: async ({ tx, params: { token }, sessionDigest, now }) => (await findLink(tx, { token, visit: sessionDigest, now }))?.verified === true,
      otherwise: ({ params: { token }, context }) => withLink(context, token, (link) => codeFirst(token, link)),
    },
    handle: ({ params: { token }, files, context }) => withLink(context, token, async (link) => {
      if (!link.verified) return codeFirst(token, link);
      const none = [chronologyRefusals.refusal('CHRONOLOGY_FILE_MISSING', { field: 'files' })];
      if (files.length === 0) return again(filesTemplate, none, await filesData(context, token, link));
      const { added, refusals, over } = await sendFiles(context.tx, holder(context, token), link, files);
      context.reveal(added);
      if (over) return notFound;
      if (refusals.length > 0) return again(filesTemplate, refusals, { ...(await filesData(context, token, link)), added: added.length });
      return redirect(paths.upload.to({ token }), `${countOf(added.length, 'file')} sent. You can send more, or close this page.`);
    }),
  });

  return [open, code, send];
}

/** The incident's own trail tells of every use of a link. */
async function about(tx: Tx, { token }: { readonly token: string }): Promise<Subject | null> {
  const link = await findLink(tx, { token, visit: null, now: new Date(0) });
  return link === null ? null : { id: link.incidentId, scope: { of: 'partnership', partnershipId: link.partnershipId } };
}

function holder({ sessionDigest, now }: Context, token: string): Holder {
  return { token, visit: sessionDigest, now };
}

async function withLink(context: Context, token: string, act: (link: FoundLink) => Reply | Promise<Reply>): Promise<Reply> {
  const link = await findLink(context.tx, holder(context, token));
  if (link === null) return notFound;
  context.reveal([link.id]);
  return link.over ? notFound : act(link);
}

function codeFirst(token: string, link: FoundLink): Reply {
  return again(codeTemplate, [uploadLinkRefusals.refusal('UPLOAD_CODE_FIRST', link.locked ? {} : { field: 'one-time-code' })], codeData(token, link));
}

/** Before the code nobody is told which agency it is for. */
function codeData(token: string, { partnership, locked }: FoundLink): Readonly<Record<string, unknown>> {
  return { title: locked ? 'This link is locked' : 'Enter your code', caption: partnership, action: paths.upload.to({ token }), locked };
}

async function filesData(context: Context, token: string, { agency, partnership, endsAt }: FoundLink): Promise<Readonly<Record<string, unknown>>> {
  const sent = await listSent(context.tx, holder(context, token));
  return {
    title: `Send the chronology of ${agency}`, caption: partnership, partnership, action: paths.uploadFiles.to({ token }), until: momentInWords(momentOf(endsAt)),
    files: sent.map((file) => ({ ...file, problems: file.problems.slice(0, PROBLEMS_SHOWN), more: Math.max(0, file.problems.length - PROBLEMS_SHOWN) })),
  };
}

function typedCode(form: Form): string {
  const [first = ''] = [form['one-time-code'] ?? ''].flat();
  return first;
}
