import { z } from 'zod';
import type { Moment } from '../../../kernel/london-time.ts';
import { readMoment } from '../../../kernel/london-time.ts';
import { parsePartialDate } from '../../../kernel/partial-date.ts';
import { parsePlainDate, type PlainDate } from '../../../kernel/plain-date.ts';
import type { PersonId } from '../../audit/index.ts';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** `YYYY-MM-DD`, a day that exists. */
export const day = z.custom<PlainDate>((value) => typeof value === 'string' && parsePlainDate(value).ok, 'not a day');

/** An instant with an offset, such as `2026-12-22T10:05:00+00:00`. */
export const moment = z.custom<Moment>((value) => typeof value === 'string' && /(Z|[+-]\d{2}:\d{2})$/.test(value) && readMoment(value).ok, 'not a moment');

export const person = z.custom<PersonId>((value) => typeof value === 'string' && UUID.test(value), 'not a person');

/** Words somebody wrote; never blank, because a blank reason is no reason. */
export const words = z.string().refine((text) => text.trim() !== '', 'blank');

/** Counts from 1 within its incident. */
export const version = z.int().min(1);

/** EDTF, with the words it was given in. */
export const PartialDay = z.strictObject({
  edtf: z.string().refine((text) => parsePartialDate(text).ok, 'not a partial date'),
  words,
});
export type PartialDay = z.infer<typeof PartialDay>;
