import { redirect } from '../../../platform/pages/page.ts';
import { definePage, type AnyPage } from '../page.ts';
import { paths } from '../paths.ts';
import { endSession } from '../session.ts';
import type { AccessSettings } from '../settings.ts';

/** Signing out ends the session in the database, so that a copied cookie is worth nothing. */
export function signOutPage({ demo }: AccessSettings): AnyPage {
  return definePage({
    method: 'POST', path: paths.signOut, may: 'signed-in', audits: 'sign-in.ended',
    handle: async ({ context: { tx, now, sessionDigest, keepSession } }) => {
      if (sessionDigest !== null) await endSession(tx, sessionDigest, now);
      keepSession(null);
      return redirect((demo ? paths.choosePerson : paths.signIn).to(), 'You have signed out.');
    },
  });
}
