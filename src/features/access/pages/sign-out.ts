import { redirect } from '../../../platform/pages/page.ts';
import { definePage } from '../page.ts';
import { paths } from '../paths.ts';
import { endSession } from '../session.ts';

/** Signing out ends the session in the database, so that a copied cookie is worth nothing. */
export const signOutPage = definePage({
  method: 'POST', path: paths.signOut, may: 'signed-in', audits: 'sign-in.ended',
  handle: async ({ context: { tx, now, sessionDigest, keepSession } }) => {
    if (sessionDigest !== null) await endSession(tx, sessionDigest, now);
    keepSession(null);
    return redirect(paths.signIn.to(), 'You have signed out.');
  },
});
