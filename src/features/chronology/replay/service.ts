import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { agencies, agencyInWords } from '../../events/index.ts';
import { replayRefusals } from './refusals.ts';

/** One agency in one area: whose knowledge is asked for. Never a named worker. */
export interface Service {
  readonly agency: string;
  readonly area: string;
}

const PAIR = /^([^:=;]+):([^=;]+)$/;

/** Reads `agency:area`, e.g. `children_social_care:Northtown`. Refuses `SERVICE_NOT_READABLE`. */
export function parseService(text: string): Result<Service> {
  const [, agency = '', area = ''] = PAIR.exec(text.trim()) ?? [];
  if (agency.trim() === '' || area.trim() === '') return refuse(replayRefusals.refusal('SERVICE_NOT_READABLE', { text }));
  return ok({ agency: agencyToken(agency), area: area.trim().replaceAll(/\s+/g, ' ') });
}

/** The text that `parseService` reads back. */
export function serviceText({ agency, area }: Service): string {
  return `${agency}:${area}`;
}

/** "Police, Northtown". */
export function serviceInWords({ agency, area }: Service): string {
  return `${agencyInWords(agency)}, ${area}`;
}

/** The same for two spellings of one service: agencies write their area in capitals or not. */
export function serviceKey({ agency, area }: Service): string {
  return `${agencyToken(agency)}:${area.trim().replaceAll(/\s+/g, ' ').toLowerCase()}`;
}

/** The name of the vocabulary, for "Children's social care" as well as for `children-social-care`. */
function agencyToken(agency: string): string {
  const plain = agency.trim().toLowerCase().replaceAll('’', "'").replaceAll(/\s+/g, ' ');
  return BY_WORDS.get(plain) ?? plain.replaceAll(/[ -]+/g, '_');
}

const BY_WORDS: ReadonlyMap<string, string> = new Map(Object.keys(agencies).map((name) => [agencyInWords(name).toLowerCase(), name]));
