import { parseId } from '../../../kernel/id.ts';
import { redirect, view } from '../../../platform/pages/page.ts';
import { endOtherSignIns, ownSignIns } from '../own-sign-ins.ts';
import { definePage, signedIn, type AnyPage } from '../page.ts';
import { paths } from '../paths.ts';
import type { AccessSettings } from '../settings.ts';
import { typedIn } from './typed.ts';

/** A person's own sign-ins, so that one left open somewhere can be ended from here. */
export function signInsPages({ limits }: AccessSettings): readonly AnyPage[] {
  const list = definePage({
    method: 'GET', path: paths.signIns, may: 'signed-in', audits: 'session.list-read',
    handle: async ({ context }) => {
      const signIns = await ownSignIns(context.tx, signedIn(context), context.now, limits);
      context.reveal(signIns.map(({ id }) => id));
      return view('access/sign-ins.njk', { endAt: paths.endSignIns.to(), signIns, others: signIns.length - 1, hours: limits.absoluteMinutes / 60, idleMinutes: limits.idleMinutes });
    },
  });

  const end = definePage({
    method: 'POST', path: paths.endSignIns, may: 'signed-in', audits: 'session.revoked',
    handle: async ({ form, context }) => {
      const which = parseId<'session'>(typedIn(form, 'session'));
      const all = typedIn(form, 'session') === 'others';
      const ended = !all && !which.ok ? 0 : await endOtherSignIns(context.tx, signedIn(context), context.now, which.ok ? which.value : undefined);
      if (which.ok && ended > 0) context.reveal([which.value]);
      return redirect(paths.signIns.to(), endedWords(ended));
    },
  });

  return [list, end];
}

function endedWords(ended: number): string {
  if (ended === 0) return 'That sign-in had already ended.';
  return ended === 1 ? 'You have ended that sign-in.' : `You have ended ${ended} other sign-ins.`;
}
