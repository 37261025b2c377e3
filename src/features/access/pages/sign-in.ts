import { again, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { localAddress } from '../local-address.ts';
import { definePage, type AnyPage, type Context } from '../page.ts';
import { paths } from '../paths.ts';
import { accessRefusals } from '../refusals.ts';
import { endSession, startSession } from '../session.ts';
import type { AccessSettings } from '../settings.ts';
import { checkFirstFactor, checkSecondFactor, halfSignedIn } from '../sign-in.ts';
import { errorsByField, typedIn } from './typed.ts';

const passwordTemplate = 'access/sign-in.njk';
const codeTemplate = 'access/sign-in-code.njk';
const MINUTES_FOR_THE_CODE = 10;
const TOO_SLOW = 'That took too long. Please start again.';

/** Signing in by password and then by a code: each step has a cookie of its own, so that none can be planted beforehand. */
export function signInPages({ keys, limits }: AccessSettings): readonly AnyPage[] {
  const signIn = definePage({
    method: 'GET', path: paths.signIn, may: 'public', audits: 'sign-in.page-shown',
    handle: ({ query, context: { actor } }) => (actor === null ? view(passwordTemplate, form(paths.signIn.to(), '', query['then'])) : redirect(onward(query['then']))),
  });

  const givePassword = definePage({
    method: 'POST', path: paths.signIn, may: 'public', audits: 'sign-in.password-given',
    handle: async ({ form: typed, context }) => {
      const given = { email: typedIn(typed, 'email').trim(), password: typedIn(typed, 'password') };
      const then = typedIn(typed, 'on-to');
      const refuseWith = (refusals: readonly Refusal[]) => again(passwordTemplate, refusals, form(paths.signIn.to(), given.email, then, refusals));
      const missing = missingFrom(given);
      if (missing.length > 0) return refuseWith(missing);
      const who = await checkFirstFactor(context.tx, keys, given, context.now);
      if (!who.ok) return refuseWith(who.refusals);
      context.reveal([who.value]);
      await replaceSession(context, await startSession(context.tx, who.value, 'password_given', context.now, MINUTES_FOR_THE_CODE));
      return redirect(withThen(paths.code.to(), then));
    },
  });

  const code = definePage({
    method: 'GET', path: paths.code, may: 'public', audits: 'sign-in.page-shown',
    handle: async ({ query, context: { tx, now, sessionDigest, actor } }) => {
      if (actor !== null) return redirect(onward(query['then']));
      if ((await halfSignedIn(tx, sessionDigest, now)) === null) return redirect(withThen(paths.signIn.to(), query['then']), TOO_SLOW);
      return view(codeTemplate, form(paths.code.to(), '', query['then']));
    },
  });

  const giveCode = definePage({
    method: 'POST', path: paths.code, may: 'public', audits: 'sign-in.completed',
    handle: async ({ form: typed, context }): Promise<Reply> => {
      const { tx, now, sessionDigest } = context;
      const then = typedIn(typed, 'on-to');
      const half = await halfSignedIn(tx, sessionDigest, now);
      if (half === null) return redirect(withThen(paths.signIn.to(), then), TOO_SLOW);
      context.reveal([half.personId]);
      const checked = await checkSecondFactor(tx, keys, half, typedIn(typed, 'one-time-code'), now);
      if (!checked.ok) return again(codeTemplate, checked.refusals, form(paths.code.to(), '', then, checked.refusals));
      await replaceSession(context, await startSession(tx, half.personId, 'signed_in', now, limits.absoluteMinutes));
      return redirect(onward(then));
    },
  });

  return [signIn, givePassword, code, giveCode];
}

/** In a demonstration nobody signs in: the sign-in's address leads to the people to choose from. */
export const demoSignInPage = definePage({
  method: 'GET', path: paths.signIn, may: 'public', audits: 'sign-in.page-shown',
  handle: () => redirect(paths.choosePerson.to()),
});

/** Gives the browser a new session and ends the one it came with. */
export async function replaceSession({ tx, now, sessionDigest, keepSession }: Context, token: string): Promise<void> {
  if (sessionDigest !== null) await endSession(tx, sessionDigest, now);
  keepSession(token);
}

function missingFrom({ email, password }: { email: string; password: string }): readonly Refusal[] {
  return [
    ...(email === '' ? [accessRefusals.refusal('EMAIL_MISSING', { field: 'email' })] : []),
    ...(password === '' ? [accessRefusals.refusal('PASSWORD_MISSING', { field: 'password' })] : []),
  ];
}

function form(action: string, email: string, then: string | undefined, refusals: readonly Refusal[] = []) {
  return { action, email, onTo: localAddress(then), errors: errorsByField(refusals) };
}

function onward(then: string | undefined): string {
  return localAddress(then) ?? paths.home.to();
}

function withThen(address: string, then: string | undefined): string {
  const local = localAddress(then);
  return local === null ? address : `${address}?then=${encodeURIComponent(local)}`;
}
