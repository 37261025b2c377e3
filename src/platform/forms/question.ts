/**
 * A question put to a person, as data: it is rendered, read, checked, frozen and printed from
 * this one description. `name` is stable; `wording` may change, which is why an answer is
 * frozen together with the wording that it answered.
 */
export type Question =
  | TextQuestion
  | ChoiceQuestion
  | ChoicesQuestion
  | DateQuestion
  | PartialDateQuestion
  | DateTimeQuestion
  | NumberQuestion;

interface Asking {
  readonly name: string;
  readonly wording: string;
  readonly hint?: string;
  /** How an error names it, e.g. "The date of birth". The wording in quotation marks when absent. */
  readonly short?: string;
  /** Absent means that an answer is required. */
  readonly optional?: true;
  /** The error when it is left empty, e.g. "Enter the date when the council became aware". */
  readonly missing?: string;
  /** Asked only when another answer of the same set has one of these values. */
  readonly when?: { readonly question: string; readonly is: readonly string[] };
}

export interface TextQuestion extends Asking {
  readonly kind: 'text' | 'long-text';
  /** In characters. Default 200 for text, 10,000 for long text. */
  readonly maxLength?: number;
}

export interface Option {
  readonly value: string;
  readonly text: string;
  readonly hint?: string;
}

export interface ChoiceQuestion extends Asking {
  /** `choice` is shown as radios, `select` as a list. */
  readonly kind: 'choice' | 'select';
  readonly options: readonly Option[];
}

export interface ChoicesQuestion extends Asking {
  readonly kind: 'choices';
  readonly options: readonly Option[];
  /** A value that excludes all others, such as "none". */
  readonly exclusive?: string;
}

/** A whole day in three boxes: `name-day`, `name-month`, `name-year`. Read as YYYY-MM-DD. */
export interface DateQuestion extends Asking {
  readonly kind: 'date';
  /** Refused when the day is certainly still to come. */
  readonly past?: true;
}

/** A date as people know it, in one box ("March 2026", "about 3 May 2026"). Kept as EDTF and as typed. */
export interface PartialDateQuestion extends Asking {
  readonly kind: 'partial-date';
  readonly past?: true;
}

/** A day in three boxes and a time of day in one (`name-time`, "14:30"), Europe/London. */
export interface DateTimeQuestion extends Asking {
  readonly kind: 'date-time';
  readonly past?: true;
}

export interface NumberQuestion extends Asking {
  readonly kind: 'number';
  readonly min?: number;
  readonly max?: number;
}

/** A page's worth of questions. `version` changes whenever a wording or an option does. */
export interface QuestionSet {
  readonly id: string;
  readonly version: string;
  readonly title: string;
  readonly questions: readonly Question[];
}

/**
 * Answers that passed every check, by question name; empty optional answers are left out, and so
 * are questions that were not asked. Day: `YYYY-MM-DD`. Day and time: ISO instant with the offset
 * of London. Number: digits. Partial date: EDTF, with the words as typed under `name-as-typed`.
 */
export type Answers = Readonly<Record<string, string | readonly string[]>>;

/**
 * One answer as it was given, with the words of the question and of the answer at that moment.
 * A question that was asked and left empty is kept too, with an empty value.
 */
export interface FrozenAnswer {
  readonly name: string;
  readonly wording: string;
  readonly value: string | readonly string[];
  readonly shown: string;
}
