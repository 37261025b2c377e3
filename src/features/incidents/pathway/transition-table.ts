import type { Permission } from '../../access/index.ts';

/** Where a history has not begun. */
export type Nothing = 'nothing';

/** Whether somebody must say why. The type asks for the error message wherever a reason is asked for. */
export type ReasonRule =
  | { readonly reason: 'none' }
  | { readonly reason: 'required'; readonly missing: string }
  | { readonly reason: 'required-when'; readonly when: string; readonly missing: string };

/** One arrow, or several alike. `when` is the act's outcome, where the outcome decides the way. */
export interface Move<Stage extends string> {
  readonly from: readonly (Stage | Nothing)[];
  readonly when?: string;
  /** `same` leaves the record in the stage where it is. */
  readonly to: Stage | 'same';
}

/** All there is to know about one kind of act: where it can be done, by whom, and the words around it. */
export type ActRule<Stage extends string> = ReasonRule & {
  /** Checked by the page and, from a copy of this table, by the database. */
  readonly may: Permission;
  readonly button: string;
  /** Shown once it is done. */
  readonly done: string;
  readonly moves: readonly Move<Stage>[];
};

export type TransitionTable<Stage extends string, Kind extends string> = Readonly<Record<Kind, ActRule<Stage>>>;

/** One arrow of the diagram. */
export interface Arrow<Stage extends string, Kind extends string> {
  readonly from: Stage | Nothing;
  readonly act: Kind;
  readonly when?: string;
  readonly to: Stage;
}

/** Where an act leads from a stage; undefined when it cannot be done there. */
export function stageAfter<Stage extends string, Kind extends string>(
  table: TransitionTable<Stage, Kind>,
  from: Stage | Nothing,
  act: { readonly kind: Kind; readonly outcome?: string | undefined },
): Stage | undefined {
  const move = table[act.kind].moves.find(({ from: starts, when }) => starts.includes(from) && (when === undefined || when === act.outcome));
  if (move === undefined) return undefined;
  if (move.to !== 'same') return move.to;
  return from === 'nothing' ? undefined : from;
}

/** Every arrow of the table, loops included. */
export function arrowsOf<Stage extends string, Kind extends string>(table: TransitionTable<Stage, Kind>): readonly Arrow<Stage, Kind>[] {
  return kindsOf(table).flatMap((act) =>
    table[act].moves.flatMap(({ from: starts, when, to }) =>
      starts.flatMap((from): readonly Arrow<Stage, Kind>[] => {
        const target = to === 'same' ? from : to;
        if (target === 'nothing') return [];
        return [when === undefined ? { from, act, to: target } : { from, act, when, to: target }];
      })));
}

/** The acts that can be done at a stage, whoever is looking. */
export function actsAt<Stage extends string, Kind extends string>(table: TransitionTable<Stage, Kind>, stage: Stage | Nothing): readonly Kind[] {
  return kindsOf(table).filter((kind) => table[kind].moves.some(({ from }) => from.includes(stage)));
}

function kindsOf<Stage extends string, Kind extends string>(table: TransitionTable<Stage, Kind>): readonly Kind[] {
  return Object.keys(table).filter((kind): kind is Kind => Object.hasOwn(table, kind));
}
