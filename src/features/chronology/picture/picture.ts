import type { PlainDate } from '../../../kernel/plain-date.ts';

/** How an entry stood in somebody's knowledge on the day that the picture is drawn for. */
export type Standing = 'known' | 'possible' | 'others' | 'not-said';

/** One entry as a mark. Where `from` and `to` differ, the day is not known and the mark says so. */
export interface Mark {
  readonly id: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** When and what, as its title: "3 May 2023: seen at school". */
  readonly words: string;
  /** What it is in a few words, drawn beside the mark where there is room; only where there are few marks. */
  readonly label?: string;
  readonly standing: Standing;
}

/** Something that lasted: a plan, an episode, a placement, a missing episode. */
export interface Bar {
  readonly label: string;
  readonly from: PlainDate;
  /** Null where the record does not say that it ended. */
  readonly to: PlainDate | null;
  /** Named by the review, and not by the record. */
  readonly episode?: true;
}

/** A stretch of one lane without an entry. */
export interface Gap {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** "No entry for 5 months". */
  readonly words: string;
  /** An entry whose day is not known may have been in it. */
  readonly possible: boolean;
}

export interface Lane {
  readonly name: string;
  readonly marks: readonly Mark[];
  readonly gaps: readonly Gap[];
}

/** A moment that the reader must not miss: named at the top, drawn through every lane. */
export interface Moment {
  readonly on: PlainDate;
  readonly label: string;
  /** The day is not known for certain. */
  readonly about: boolean;
  /** The entry that tells of it. */
  readonly entry: string;
}

export interface Born {
  /** A role, not a name: "Child", "Older sister". */
  readonly label: string;
  readonly on: PlainDate;
  /** The day is not known for certain. */
  readonly about: boolean;
}

/** How something that is asked of a service stands, told by its shape. */
export type AskedState = 'no-record' | 'running' | 'cannot-tell' | 'to-think';

/** What is asked of a service on the record: from the first entry that it rests on to its limit. */
export interface Asked {
  readonly state: AskedState;
  /** How it stands and what the duty is: "No record: offer an interview". */
  readonly label: string;
  readonly from: PlainDate;
  /** Null where there is no limit. */
  readonly due: PlainDate | null;
  readonly href: string;
}

/** Where marks lead. Left out, the picture has no links. */
export interface PictureLinks {
  readonly entry: (id: string) => string;
  /** The table narrowed to the days of many marks on one spot. */
  readonly days: (lane: string, from: PlainDate, to: PlainDate) => string;
}

/** Everything that is drawn. The picture holds no words of the record but what its owner put here. */
export interface Picture {
  readonly title: string;
  /** The same in words, for those who do not see it. */
  readonly description: string;
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly lanes: readonly Lane[];
  readonly bars: readonly Bar[];
  readonly moments: readonly Moment[];
  readonly children: readonly Born[];
  /** What is asked of services, each with a row of its own under the lanes. */
  readonly asked?: readonly Asked[];
  /** The day whose knowledge is shown; left out where everything is. */
  readonly knownOn?: PlainDate;
}
