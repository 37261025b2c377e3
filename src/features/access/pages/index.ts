import type { AnyPage } from '../page.ts';
import type { AccessSettings } from '../settings.ts';
import { accountPages } from './account.ts';
import { bePersonPage, choosePersonPage } from './demo-picker.ts';
import { peoplePages } from './people.ts';
import { setUpPages } from './set-up.ts';
import { demoSignInPage, signInPages } from './sign-in.ts';
import { signInsPages } from './sign-ins.ts';
import { signOutPage } from './sign-out.ts';
import { systemPages } from './systems.ts';

/** The pages of signing in and out, of accounts, and in a demonstration (and there only) of choosing who to be. */
export function accessPages(settings: AccessSettings): readonly AnyPage[] {
  return [
    ...(settings.demo ? [demoSignInPage, choosePersonPage, bePersonPage] : signInPages(settings)),
    signOutPage(settings), ...setUpPages(settings), ...signInsPages(settings), ...peoplePages(settings), ...accountPages(settings), ...systemPages(settings),
  ];
}
