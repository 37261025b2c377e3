import type { PlainDate } from '../../../kernel/plain-date.ts';
import { readKnownTo } from '../../events/index.ts';
import type { Standing } from '../picture/picture.ts';
import { asKnownOn, serviceInWords, type Replay, type Replayed, type Service } from '../replay/index.ts';
import type { EntryLine } from '../store/entries.ts';
import { whenOf } from '../store/place.ts';

/** What one reader is shown of the record's knowledge: whose, and on which day. */
export interface KnownOn {
  readonly on: PlainDate;
  readonly service: Service | undefined;
}

/** Each entry's standing by its id. An entry that is not here had not happened, or was known to nobody yet. */
export type Standings = ReadonlyMap<string, { readonly standing: Standing; readonly words: string }>;

export function replayedOf(lines: readonly EntryLine[]): readonly Replayed[] {
  return lines.map(({ id, occurred, knownTo }) => {
    const when = whenOf(occurred);
    const known = readKnownTo(knownTo);
    return { id, ...(when === undefined ? {} : { occurred: when }), knownTo: known.ok ? known.value : [] };
  });
}

export function standingsOf(lines: readonly EntryLine[], { on, service }: KnownOn): Standings {
  return new Map(inWords(asKnownOn(replayedOf(lines), on, service)));
}

function inWords({ known, possiblyKnown, knownToOthers, notSaid }: Replay): readonly (readonly [string, { readonly standing: Standing; readonly words: string }])[] {
  return [
    ...known.map((id) => [id, { standing: 'known', words: '' }] as const),
    ...possiblyKnown.map(({ id }) => [id, { standing: 'possible', words: 'May have been known by then' }] as const),
    ...knownToOthers.map(({ id, agencies }) => [id, { standing: 'others', words: `Known to others: ${agencies.map(serviceWords).join(', ')}` }] as const),
    ...notSaid.map((id) => [id, { standing: 'not-said', words: 'The record does not say who knew' }] as const),
  ];
}

function serviceWords(text: string): string {
  const [agency = '', area = ''] = text.split(':');
  return serviceInWords({ agency, area });
}
