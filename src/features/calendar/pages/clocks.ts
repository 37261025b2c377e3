import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import { view } from '../../../platform/pages/page.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { definePage, seatsWith, signedIn, type Actor } from '../../access/index.ts';
import { clockChoices, settingsOn } from '../choice.ts';
import { clockRules, findClockRule, versionOn } from '../clock-rules.ts';
import { limitInWords } from '../limit-words.ts';
import { calendarPaths as paths } from '../paths.ts';

/** Every clock with its source, and how the partnership runs the one that it may choose. */
export const clocksPage = definePage({
  method: 'GET', path: paths.clocks, may: 'clock:read', audits: 'clock.list-read',
  handle: async ({ context }) => view('calendar/clocks.njk', {
    title: 'Clocks',
    rules: rulesOn(context.now),
    partnerships: await chosenBy(context.tx, signedIn(context), context.now),
  }),
});

function rulesOn(now: Date): readonly object[] {
  return clockRules.flatMap((rule) => {
    const version = versionOn(rule, londonDate(now));
    if (version === undefined) return [];
    return [{ ...rule, limit: limitInWords(version.limit), source: version.source, status: statusWords[version.status], note: version.note, since: dateInWords(version.inForceFrom) }];
  });
}

/** How a rule is known, in words that somebody who relies on it understands. */
const statusWords = {
  statute: 'In statute', guidance: 'In national guidance', local: 'Local procedure', unverified: 'Not verified: confirm it before you rely on it',
} as const;

async function chosenBy(tx: Tx, actor: Actor, now: Date): Promise<readonly object[]> {
  const places = new Map(seatsWith(actor, 'clock:read').flatMap((seat) => (seat.partnershipId === null ? [] : [[seat.partnershipId, seat] as const])));
  const mayChoose = new Set(seatsWith(actor, 'clock:choose').map(({ partnershipId }) => partnershipId));
  return Promise.all([...places.values()].flatMap((seat) => {
    const { partnershipId, partnership } = seat;
    return partnershipId === null ? [] : [clockChoices(tx, partnershipId).then((choices) => {
      const variant = settingsOn(choices, londonDate(now))['rapid-review'];
      const rule = findClockRule('rapid-review');
      const startsWhen = rule?.variants?.find(({ id }) => id === variant)?.startsWhen ?? rule?.startsWhen;
      const latest = choices.at(-1);
      return {
        name: partnership, startsWhen, since: latest === undefined ? undefined : dateInWords(latest.inForceFrom), reason: latest?.reason,
        href: mayChoose.has(partnershipId) ? paths.choose.to({ partnership: partnershipId }) : undefined,
      };
    })];
  }));
}
