import type { Ok, Refused } from '../kernel/result.ts';

export interface CommandOption {
  readonly type: 'string' | 'boolean';
  /** What help says of it. */
  readonly summary: string;
  /** What stands for its value in help: "date or date-time". */
  readonly value?: string;
  readonly required?: true;
  /** It may be given more than once; its values are in `many`. */
  readonly multiple?: true;
}

export interface CommandArgument {
  readonly name: string;
  readonly summary: string;
  readonly optional?: true;
  /** The last argument only: it takes every word that is left; they are in `rest`. */
  readonly rest?: true;
}

/** What was asked: arguments and options by name, as typed. Required ones are there. */
export interface Asked {
  readonly arguments: Readonly<Record<string, string | undefined>>;
  readonly options: Readonly<Record<string, string | boolean | undefined>>;
  /** What the argument that takes every word left was given, its first word included. */
  readonly rest: readonly string[];
  /** The values of the options that may be given more than once, in the order typed. */
  readonly many: Readonly<Record<string, readonly string[]>>;
  /** Says how far a long command has come, on standard error. */
  readonly progress: (text: string) => void;
}

export interface Answer {
  /** What `--json` prints: one document. */
  readonly json: unknown;
  /** What a person reads, without the last line end. */
  readonly text: string;
  /** Warnings, on standard error. */
  readonly warnings?: readonly string[];
  /** True makes the exit status 1, for commands whose summary says that they look for something. */
  readonly found?: boolean;
}

/** A refusal on the command line also says where the mistake is and how to mend it. */
export interface BadInput extends Refused {
  readonly where?: string;
  readonly mend?: string;
}

export type Outcome = Ok<Answer> | BadInput;

/** `sightline <noun> <verb>`. A room adds commands by exporting an array of these to main.ts. */
export interface Command {
  readonly noun: string;
  readonly verb: string;
  /** One line, no full stop: "Works out when a clock runs out". */
  readonly summary: string;
  readonly arguments?: readonly CommandArgument[];
  /** Every command also has `--json` and `--help`. */
  readonly options?: Readonly<Record<string, CommandOption>>;
  readonly examples?: readonly string[];
  readonly run: (asked: Asked) => Outcome | Promise<Outcome>;
}
