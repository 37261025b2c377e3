import { create } from 'qrcode';
import type { Refusal } from '../../../kernel/result.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { again, notFound, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import { definePage, type AnyPage, type Context, type Subject } from '../page.ts';
import { paths } from '../paths.ts';
import { secondFactorAddress } from '../second-factor.ts';
import { startSession } from '../session.ts';
import type { AccessSettings } from '../settings.ts';
import { choosePassword, findLink, finishSetup, secretOf, type SetupLink } from '../setup-link.ts';
import { replaceSession } from './sign-in.ts';
import { errorsByField, typedIn } from './typed.ts';

const passwordTemplate = 'access/set-up.njk';
const codeTemplate = 'access/set-up-code.njk';
const over = view('access/set-up-over.njk', { signInAt: paths.signIn.to() });

/** Where a one-time link leads: choose a password, then show that the codes work. Whoever has the link is taken for the person. */
export function setUpPages({ keys, limits }: AccessSettings): readonly AnyPage[] {
  const password = definePage({
    method: 'GET', path: paths.setUp, may: 'public', audits: 'set-up.opened', about: person,
    handle: ({ params: { token }, context }) => withLink(context, token, (link) => view(passwordTemplate, passwordForm(link, token))),
  });

  const keepPassword = definePage({
    method: 'POST', path: paths.setUp, may: 'public', audits: 'set-up.password-chosen', about: person,
    handle: ({ params: { token }, form, context }) => withLink(context, token, async (link) => {
      const kept = await choosePassword(context.tx, token, link, typedIn(form, 'password'), context.now);
      return kept.ok ? redirect(paths.setUpCode.to({ token })) : again(passwordTemplate, kept.refusals, passwordForm(link, token, kept.refusals));
    }),
  });

  const code = definePage({
    method: 'GET', path: paths.setUpCode, may: 'public', audits: 'set-up.opened', about: person,
    handle: ({ params: { token }, context }) => withLink(context, token, (link) => (
      link.passwordChosen ? view(codeTemplate, codeForm(link, token, secretOf(keys, link))) : redirect(paths.setUp.to({ token }))
    )),
  });

  const finish = definePage({
    method: 'POST', path: paths.setUpCode, may: 'public', audits: 'set-up.completed', about: person,
    handle: ({ params: { token }, form, context }) => withLink(context, token, async (link) => {
      if (!link.passwordChosen) return redirect(paths.setUp.to({ token }));
      const done = await finishSetup(context.tx, keys, { token, link }, typedIn(form, 'one-time-code'), context.now);
      if (!done.ok) return again(codeTemplate, done.refusals, codeForm(link, token, secretOf(keys, link), done.refusals));
      await replaceSession(context, await startSession(context.tx, done.value, 'signed_in', context.now, limits.absoluteMinutes));
      return redirect(paths.home.to(), 'Your account is set up, and you are signed in.');
    }),
  });

  return [password, keepPassword, code, finish];
}

async function person(tx: Tx, { token }: { readonly token: string }): Promise<Subject | null> {
  const link = await findLink(tx, token, new Date(0));
  if (link === null) return null;
  return { id: link.personId, scope: link.partnershipId === null ? { of: 'nation' } : { of: 'partnership', partnershipId: link.partnershipId } };
}

async function withLink({ tx, now }: Context, token: string, act: (link: SetupLink) => Reply | Promise<Reply>): Promise<Reply> {
  const link = await findLink(tx, token, now);
  if (link === null) return notFound;
  return link.over ? over : act(link);
}

function passwordForm({ name, email }: SetupLink, token: string, refusals: readonly Refusal[] = []) {
  return { name, email, action: paths.setUp.to({ token }), errors: errorsByField(refusals) };
}

function codeForm({ email }: SetupLink, token: string, secret: string, refusals: readonly Refusal[] = []) {
  const address = secondFactorAddress(secret, email);
  return {
    action: paths.setUpCode.to({ token }), back: { href: paths.setUp.to({ token }) }, errors: errorsByField(refusals),
    email, key: secret.replaceAll(/(.{4})(?=.)/g, '$1 '), address, qr: qrPath(address),
  };
}

/** A QR code as one path of unit squares and the side it needs: inline SVG without style, which the content-security policy would refuse. */
function qrPath(text: string): { readonly side: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const squares = Array.from(modules.data, (dark, at) => (dark === 1 ? `M${at % modules.size} ${Math.floor(at / modules.size)}h1v1h-1z` : ''));
  return { side: modules.size, path: squares.join('') };
}
