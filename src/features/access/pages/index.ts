import type { AnyPage } from '../page.ts';
import { bePersonPage, choosePersonPage } from './demo-picker.ts';
import { signOutPage } from './sign-out.ts';

/** The pages of signing in and out. */
export const accessPages: readonly AnyPage[] = [signOutPage];

/** The pages that exist in a demonstration only. */
export const demoPages: readonly AnyPage[] = [choosePersonPage, bePersonPage];
