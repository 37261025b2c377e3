import { z } from 'zod';

/** In one batch. */
export const MOST_ENTRIES = 500;

const LONG = 20_000;
const NAME = 200;

const optional = (most: number, about: string) => z.string().trim().max(most).nullish().describe(about);
const value = z.union([z.string().max(1_000), z.number(), z.boolean(), z.array(z.string().max(1_000)).max(50)]);

/** One entry as an agency's system sends it. Null and empty text are silence. */
export const sentEntrySchema = z.strictObject({
  reference: z.string().trim().min(1).max(NAME).describe('The sending system’s own id of the entry, the same each time that the entry is sent. No name and no number of a person'),
  occurred: z.string().trim().min(1).max(NAME).describe('When it happened: an ISO date-time, EDTF, or the words in which it is recorded, such as “mid May 2016”'),
  text: z.string().trim().min(1).max(LONG).describe('What happened, as the agency recorded it'),
  action: optional(LONG, 'What was done'),
  analysis: optional(LONG, 'What the agency thinks of it, apart from what happened'),
  source_of_information: optional(1_000, 'Which record it is from'),
  area: optional(NAME, 'The area where it happened'),
  child: optional(NAME, 'Which child, where the request is about several'),
  persons: z.array(z.string().trim().min(1).max(NAME)).max(50).nullish().describe('Who it is about, by role or as the record names them'),
  worker: optional(NAME, 'The post that recorded it'),
  known_to: optional(2_000, 'Who knew and from when: agency:area=date, with ; between. Left out where the record does not say'),
  event_type: optional(100, 'A type of docs/event-types.md, so that checks can read it'),
  attributes: z.record(z.string().max(100), value).nullish().describe('What the event says of itself, by the names of docs/event-types.md'),
  reason: optional(4_000, 'Why an entry that was sent before is corrected'),
});
export type SentEntry = z.infer<typeof sentEntrySchema>;

/** The body of a batch, for the description in docs/schemas. Entries are read one by one, so that one that is wrong holds up no other. */
export const sentBatchSchema = z.strictObject({
  entries: z.array(sentEntrySchema).min(1).max(MOST_ENTRIES),
}).describe('Entries of one agency’s chronology, as its own system sends them');
