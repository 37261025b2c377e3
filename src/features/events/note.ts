import { agencyInWords } from './agency.ts';
import { eventTypeInWords } from './vocabulary.ts';
import type { Json } from './event-record.ts';

/** Something that was kept and shown although the vocabulary does not know it. It is not an error. */
export type Note =
  | { readonly kind: 'unknown-type'; readonly type: string }
  | { readonly kind: 'unknown-attribute'; readonly type: string; readonly attribute: string }
  | { readonly kind: 'unknown-value'; readonly type: string; readonly attribute: string; readonly value: Json }
  | { readonly kind: 'unknown-agency'; readonly agency: string }
  | { readonly kind: 'unknown-column'; readonly column: string };

/** A sentence for the report of an import. */
export function noteInWords(note: Note): string {
  switch (note.kind) {
    case 'unknown-type':
      return `The type “${note.type}” is not in the vocabulary. The event is kept and shown, and no check reads it`;
    case 'unknown-attribute':
      return `“${eventTypeInWords(note.type)}” has no attribute “${note.attribute}”. It is kept and shown, and no check reads it`;
    case 'unknown-value':
      return `“${note.attribute}” of “${eventTypeInWords(note.type)}” has the value ${JSON.stringify(note.value)}, which is not one that it can have. It is kept and shown, and no check reads it`;
    case 'unknown-agency':
      return `The service “${agencyInWords(note.agency)}” is not in the vocabulary. It is kept as it was written`;
    case 'unknown-column':
      return `The file has the column “${note.column}”, which events do not have. Its cells are kept with each row and not read`;
  }
}
