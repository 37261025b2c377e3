import {
  asKnownOn, decodeText, parseService, readReplayFile, readSource, replayInWords, serviceKey, servicesIn, serviceText, type ReplayFile, type Service,
} from '../features/chronology/index.ts';
import { parsePlainDate, type PlainDate } from '../kernel/plain-date.ts';
import { ok, type Result } from '../kernel/result.ts';
import type { Asked, Outcome } from './command.ts';
import { nearest } from './nearest.ts';

/** `sightline chronology replay`. */
export async function replayChronology({ arguments: { file = '' }, options }: Asked): Promise<Outcome> {
  const day = parsePlainDate(String(options['as-known-on']).trim());
  if (!day.ok) return { ...day, where: '--as-known-on', mend: 'Give a real day, like 2024-06-20' };
  const service = typeof options['agency'] === 'string' ? parseService(options['agency']) : ok(undefined);
  if (!service.ok) return { ...service, where: '--agency', mend: 'Write the service, a colon and its area, like children_social_care:Coveshire' };
  const read = await readFile(file);
  if (read.ok) return answer(read.value, day.value, service.value);
  return { ...read, where: file, mend: 'Give the JSON that "sightline chronology combine --json" prints, or a CSV file with the columns of docs/event-types.md' };
}

async function readFile(path: string): Promise<Result<ReplayFile>> {
  const bytes = await readSource(path);
  return bytes.ok ? readReplayFile(decodeText(bytes.value)) : bytes;
}

function answer(file: ReplayFile, on: PlainDate, service: Service | undefined): Outcome {
  const view = asKnownOn(file.entries, on, service);
  const json = {
    as_known_on: on, agency: service === undefined ? null : serviceText(service), known: view.known,
    possibly_known: view.possiblyKnown, known_to_others: view.knownToOthers, not_said: view.notSaid,
  };
  const leftOut = file.leftOut.map(({ where, refusal: { code, field, message } }) => `${where}${field === undefined ? '' : `, ${field}`}: ${code}: ${message}. It is not in the replay`);
  return ok({ json, text: replayInWords(view), warnings: [...leftOut, ...unnamed(file, service)], found: leftOut.length > 0 });
}

/** A service that no entry names may be a slip of the pen: the answer would be true, and empty. */
function unnamed({ entries }: ReplayFile, service: Service | undefined): readonly string[] {
  const named = servicesIn(entries.flatMap(({ knownTo }) => knownTo));
  if (service === undefined || named.some((one) => serviceKey(one) === serviceKey(service))) return [];
  const near = nearest(serviceText(service), named.map(serviceText));
  return [`No entry says when ${serviceText(service)} knew of it. ${near === undefined ? '' : `Did you mean "${near}"? `}The file names: ${named.map(serviceText).join(', ') || 'nobody'}`];
}
