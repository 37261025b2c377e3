import { momentInWords, momentOf } from '../../../kernel/london-time.ts';
import { dateInWords, londonDate } from '../../../kernel/plain-date.ts';
import type { Refusal } from '../../../kernel/result.ts';
import type { Typed } from '../../../platform/forms/index.ts';
import { view, type Reply } from '../../../platform/pages/page.ts';
import { signedIn, type Context } from '../page.ts';
import { paths } from '../paths.ts';
import type { AccessSettings } from '../settings.ts';
import { keyStanding, keyTag, lastUsedInWords, systemTag, untilInWords } from '../systems/key-rules.ts';
import { newKeyQuestions } from '../systems/questions.ts';
import type { AgencySystem, IssuedKey, SystemKey } from '../systems/systems.ts';

type Named = Readonly<{ partnership: string; system: string }>;

export function partnershipName(context: Context, partnership: string): string {
  return signedIn(context).seats.find(({ partnershipId }) => partnershipId === partnership.toLowerCase())?.partnership ?? '';
}

/** A system as the list of them shows it. */
export function listedSystem(system: AgencySystem, partnership: string, now: Date) {
  const used = system.keys.flatMap(({ lastUsedOn }) => lastUsedOn ?? []).toSorted().at(-1) ?? null;
  return {
    name: system.name, organisation: system.organisation, href: paths.system.to({ partnership, system: system.id }),
    state: systemTag(system.keys, now), keys: system.keys.filter((key) => works(key, now)).map(({ purpose, endsAt }) => ({ purpose, until: untilInWords(endsAt) })),
    lastUsed: lastUsedInWords(used),
  };
}

/** One system's page: its keys, and the form for another. */
export async function systemData(context: Context, params: Named, system: AgencySystem, typed: Typed, refusals: readonly Refusal[] = []) {
  const names = await namesOf(context, system.keys.map(({ issuedBy }) => issuedBy));
  return {
    title: system.name, caption: system.organisation, back: { text: 'Back to systems', href: paths.systems.to(params) },
    system: { name: system.name, organisation: system.organisation }, state: systemTag(system.keys, context.now),
    keys: system.keys.map((key) => ({
      purpose: key.purpose, ending: key.ending, works: works(key, context.now), shown: keyTag(key, context.now),
      issued: `${dateInWords(londonDate(key.issuedAt))} by ${names.get(key.issuedBy) ?? 'somebody who is not here any more'}`,
      until: key.revokedAt === null ? untilInWords(key.endsAt) : `revoked at ${momentInWords(momentOf(key.revokedAt))}`,
      lastUsed: lastUsedInWords(key.lastUsedOn), refused: key.lastRefusedOn === null ? null : dateInWords(key.lastRefusedOn),
      revokeAt: paths.revokeKey.to({ ...params, key: key.id }),
    })),
    set: newKeyQuestions, typed, refusals, issueAt: paths.newKey.to(params),
  };
}

/** Shows a key, once: nothing keeps it afterwards. */
export function showKey({ publicUrl }: AccessSettings, params: Named, { name, organisation }: { readonly name: string; readonly organisation: string }, { key, endsAt }: IssuedKey): Reply {
  return view('access/system-key.njk', {
    title: `The key of ${name}`, caption: organisation, name, organisation, until: untilInWords(endsAt),
    key: { id: 'key', label: 'The key', text: key, rows: 2 }, address: `${publicUrl}/api/requests`,
    manualAt: paths.systemsManual.to(params), systemAt: paths.system.to(params), systemsAt: paths.systems.to(params),
  });
}

function works(key: SystemKey, now: Date): boolean {
  const standing = keyStanding(key, now);
  return standing === 'works' || standing === 'ending';
}

async function namesOf({ tx }: Context, people: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (people.length === 0) return new Map();
  const rows = await tx.selectFrom('access.person').select(['id', 'name']).where('id', 'in', people).execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
