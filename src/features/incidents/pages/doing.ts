import { signedIn, type Context } from '../../access/index.ts';
import type { Doing } from '../commands/act.ts';

/** Who is acting on this page, and when. */
export function doing(context: Context): Doing {
  return { tx: context.tx, now: context.now, by: signedIn(context).id };
}
