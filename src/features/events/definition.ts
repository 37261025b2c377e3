import type { AgencyName } from './agency.ts';
import type { CatalogueName } from './catalogue-name.ts';

/** A check of the pattern catalogue, e.g. "P-02". */
export type CheckName = `P-${number}`;

interface Described {
  /** What a form asks, e.g. "Who offered it?". */
  readonly wording: string;
  readonly hint?: string;
  /** The checks that are known to read it; none listed does not mean that none will. */
  readonly checks?: readonly CheckName[];
}

/** Values that a person picks from; the key is what files and checks hold, the text is what people see. */
export type Options = Readonly<Record<string, string>>;

interface Picked extends Described {
  readonly kind: 'choice' | 'choices';
  readonly options: Options;
}

/** Kinds whose value is one text, and kinds whose value is a list of them. */
export type OneTextKind = 'text' | 'agency' | 'person' | 'area' | 'country' | 'worker' | 'date';
export type ManyTextKind = 'agencies' | 'persons' | 'areas' | 'events';

interface Written extends Described {
  readonly kind: 'yes-no' | 'number' | OneTextKind | ManyTextKind;
}

/**
 * One thing that an event of some type may say about itself. Every attribute may be left out,
 * and left out means that the record does not mention it.
 * `person` and `worker` hold a role or a reference, never a name that the record does not need;
 * `date` a partial date; `events` the ids of other events.
 */
export type AttributeDefinition = Picked | Written;

/** One type of event: something that a service can record about a child, in plain words. */
export interface EventDefinition {
  readonly wording: string;
  readonly description: string;
  /** Who usually records it; anyone may. */
  readonly recordedBy: readonly AgencyName[];
  /** What the pattern catalogue calls it. A name may cover several types. */
  readonly capitals: readonly CatalogueName[];
  /** Checks that read the event itself; `checksOf` adds those of its attributes. */
  readonly checks?: readonly CheckName[];
  /** Limits in hours hang on it, so its form asks for the time of day where that is known. */
  readonly timed?: true;
  readonly attributes: Readonly<Record<string, AttributeDefinition>>;
}

export type EventDefinitions = Readonly<Record<string, EventDefinition>>;
