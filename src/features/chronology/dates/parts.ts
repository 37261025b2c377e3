import { serialAsText } from '../reading/excel/serial.ts';

/** A date's words once the marks around them are taken off. */
export interface Parts {
  readonly date: string;
  /** A time of day as `HH:MM` or `HH:MM:SS`. */
  readonly time?: string;
  readonly doubted: boolean;
  readonly notes: readonly string[];
}

const CLOCK = String.raw`(?:[01]?\d|2[0-3])(?::[0-5]\d){1,2} ?(?:am|pm|a\.m\.?|p\.m\.?|hrs?|hours?|h)?|(?:0?\d|1[0-2])(?:\.[0-5]\d)? ?(?:am|pm|a\.m\.?|p\.m\.?)|(?:[01]?\d|2[0-3])\.[0-5]\d ?(?:hrs?|hours?|h)|(?:[01]\d|2[0-3])[0-5]\d ?(?:hrs?|hours?|h)|noon|midday|midnight`;
const ROUGHLY = String.raw`(?:approx(?:imately|\.)?|about|around|circa|c\.?|~|just (?:after|before)|after|before|by|from)`;
const TIME_LAST = new RegExp(String.raw`^(.*[\d?)a-z])(?:[,;]? ?(?:-|at|@) ?|[,;]? )(${ROUGHLY} ?)?(${CLOCK})\.?$`, 'i');
const TIME_FIRST = new RegExp(String.raw`^(${ROUGHLY} ?)?(${CLOCK})(?: on|,|;)? (?:on )?(.*\d.*)$`, 'i');
const DOTTED_LAST = /^(\d{1,2}[./-]\d{1,2}[./-](?:\d{4}|\d{2})|.*[a-z] (?:\d{4}|\d{2}))[,;]? (?:at |@ ?)?((?:[01]?\d|2[0-3])\.[0-5]\d)$/i;
const TIMES_LAST = new RegExp(String.raw`^(.*[\d)a-z])[,;]?(?: ?(?:-|at|@) ?| )(${CLOCK}) ?(?:-|to|until|till) ?(${CLOCK})\.?$`, 'i');
const DAY_PART_LAST = /^(.*\d)[,;]? ?\(?(?:in the |at |during the |- ?)?(early hours|early morning|late morning|late evening|late night|morning|afternoon|evening|night|overnight|lunch ?time|a\.?m\.?|p\.?m\.?)\)?$/i;
const DAY_PART_FIRST = /^(?:in the |at |during the )?(early hours|early morning|late morning|late evening|late night|morning|afternoon|evening|night|overnight|lunch ?time|a\.?m\.?|p\.?m\.?)(?: of)?(?: on)?,? (.*\d.*)$/i;

/** Takes doubt, the time of day, and words such as "early hours of" from a date. */
export function partsOf(text: string): Parts {
  const bare = unquoted(text);
  const sure = bare.replace(/^\?+ ?|^\(\?\) ?| ?\(\?\)$| ?\?+$/g, '').trim();
  const doubted = sure !== bare;
  const { date, time, notes } = withoutTime(sure);
  return { date, doubted, notes, ...(time === undefined ? {} : { time }) };
}

/** Reads a time as people write it to `HH:MM`; 'part' for a part of the day; undefined where it is neither. */
export function readTime(text: string): string | 'part' | undefined {
  const bare = text.trim().replace(/^\? ?| ?\?$/g, '').replace(/\.$/, '');
  if (/^(?:in the |at )?(early hours|early morning|morning|afternoon|evening|night|overnight|lunch ?time|all day|various|late .*|early .*|a\.?m|p\.?m)$/i.test(bare)) return 'part';
  if (new RegExp(`^${ROUGHLY} ?(?:${CLOCK})$`, 'i').test(bare)) return 'part';
  // A part of a day, as Excel keeps a time; "0.30" is half past midnight.
  if (/^0\.\d{3,}$/.test(bare)) return serialAsText(Number(bare), 'time', false);
  if (/^(?:[01]\d|2[0-3])[0-5]\d$/.test(bare)) return `${bare.slice(0, 2)}:${bare.slice(2)}`;
  if (/^(?:[01]?\d|2[0-3])\.[0-5]\d$/.test(bare)) return clockTime(bare.replace('.', ':'));
  return new RegExp(`^(?:${CLOCK})$`, 'i').test(bare) ? clockTime(bare) : undefined;
}

function unquoted(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(/[‐-―]/g, '-').replace(/[‘’ʼ`]/g, "'").replace(/^dated?:? /i, '').replace(/^\((.*)\)$|^\[([^.,]*)\]$/, '$1$2').trim();
}

function withoutTime(text: string): { readonly date: string; readonly time?: string; readonly notes: readonly string[] } {
  const [, on, from, to] = TIMES_LAST.exec(text) ?? [];
  if (on !== undefined && from !== undefined) {
    const first = timed(on, undefined, from);
    return { ...first, notes: [...first.notes, `“to ${to}” is kept in the words and not in the date`] };
  }
  const [, before, roughly, last] = TIME_LAST.exec(text) ?? [];
  if (before !== undefined && last !== undefined) return timed(before, roughly, last);
  const [, dayBefore, dotted = ''] = DOTTED_LAST.exec(text) ?? [];
  if (dayBefore !== undefined) return timed(dayBefore, undefined, dotted.replace('.', ':'));
  const [, vaguely, first, after] = TIME_FIRST.exec(text) ?? [];
  if (first !== undefined && after !== undefined && !/^\d{1,2}$/.test(first)) return timed(after, vaguely, first);
  const [, day, part] = DAY_PART_LAST.exec(text) ?? [];
  if (day !== undefined && part !== undefined) return { date: day, notes: [`“${part}” is kept in the words and not in the date`] };
  const [, earlier, rest] = DAY_PART_FIRST.exec(text) ?? [];
  return earlier === undefined || rest === undefined ? { date: text, notes: [] } : { date: rest, notes: [`“${earlier}” is kept in the words and not in the date`] };
}

function timed(date: string, roughly: string | undefined, clock: string): { readonly date: string; readonly time?: string; readonly notes: readonly string[] } {
  const day = date.replace(/[,;]? ?(?:\bat|@|-)$/i, '').trim();
  if (roughly !== undefined) return { date: day, notes: [`“${roughly.trim()} ${clock}” is kept in the words and not in the date`] };
  const time = clockTime(clock);
  // Systems write 00:00 where they know no time, and nobody can tell which midnight is meant.
  if (time === undefined || /^00:00(?::00)?$/.test(time)) return { date: day, notes: [`“${clock}” is kept in the words and not in the date`] };
  return { date: day, time, notes: [] };
}

function clockTime(text: string): string | undefined {
  if (/^(?:noon|midday)$/i.test(text)) return '12:00';
  if (/^midnight$/i.test(text)) return undefined;
  const joined = /^(\d{2})(\d{2})(?=\D|$)/.exec(text);
  const spaced = joined === null ? text : `${joined[1]}:${joined[2]}${text.slice(4)}`;
  const [, hour = '', minute = '00', second, half = ''] = /^(\d{1,2})(?:[:.](\d{2}))?(?::(\d{2}))? ?([ap])?/i.exec(spaced) ?? [];
  const late = half.toLowerCase() === 'p' && Number(hour) < 12;
  const first = half.toLowerCase() === 'a' && Number(hour) === 12;
  const hours = Number(hour) + (late ? 12 : 0) - (first ? 12 : 0);
  return `${String(hours).padStart(2, '0')}:${minute}${second === undefined ? '' : `:${second}`}`;
}
