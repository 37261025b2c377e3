import { countOf } from '../../../platform/pages/index.ts';
import { again, redirect, view } from '../../../platform/pages/page.ts';
import { definePage, type Context } from '../../access/index.ts';
import { bringBack, withdrawBatch } from '../commands/withdraw.ts';
import { listBatchActs } from '../store/batch-acts.ts';
import type { Batch } from '../store/batches.ts';
import { aboutBatch, batchOf, doingIn, partnershipName, partnershipOf, textIn } from './about.ts';
import { linkagePaths as paths } from './paths.ts';

const template = 'linkage/withdraw.njk';

/** A file that was brought by mistake is withdrawn here, and brought back. */
export const withdrawPage = definePage({
  method: 'GET', path: paths.withdraw, may: 'linkage:bring', audits: 'linkage.form-read', about: aboutBatch,
  handle: async ({ params, context }) => view(template, await shown(context, await batchOf(context, params.batch), '')),
});

export const withdrawnPage = definePage({
  method: 'POST', path: paths.withdraw, may: 'linkage:bring', audits: 'linkage.withdrawn', about: aboutBatch,
  handle: async ({ params, form, context }) => {
    const [batch, reason] = [await batchOf(context, params.batch), textIn(form, 'reason')];
    const done = await withdrawBatch(doingIn(context), batch, reason);
    if (!done.ok) return again(template, done.refusals, await shown(context, batch, reason));
    return redirect(paths.home.to(), `The file was withdrawn, and ${countOf(done.value, 'join was', 'joins were')} undone. It can be brought back. Run the linker again, so that it learns from what is left.`);
  },
});

export const broughtBackPage = definePage({
  method: 'POST', path: paths.bringBack, may: 'linkage:bring', audits: 'linkage.brought-back', about: aboutBatch,
  handle: async ({ params, form, context }) => {
    const [batch, reason] = [await batchOf(context, params.batch), textIn(form, 'reason')];
    const done = await bringBack(doingIn(context), batch, reason);
    if (!done.ok) return again(template, done.refusals, await shown(context, batch, reason));
    return redirect(paths.home.to(), 'The file was brought back. What was joined before stays undone. Run the linker again.');
  },
});

async function shown(context: Context, batch: Batch, reason: string): Promise<Readonly<Record<string, unknown>>> {
  const partnership = partnershipOf(context);
  const acts = (await listBatchActs(context.tx, partnership)).filter(({ batchId }) => batchId === batch.id);
  const out = acts.at(-1)?.act === 'withdrawn';
  return {
    title: out ? 'Bring a file back' : 'Withdraw a file', caption: await partnershipName(context, partnership), back: { href: paths.home.to(), text: 'Linking records' },
    batch, acts, out, action: (out ? paths.bringBack : paths.withdraw).to({ batch: batch.id }), typed: { reason },
  };
}
