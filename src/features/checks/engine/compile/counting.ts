import type { Occasion } from './compile-trigger.ts';
import type { Wanted } from './count-question.ts';
import type { FieldReader } from './field.ts';
import type { Scene } from '../scene.ts';
import { NO, UNKNOWN, YES, type Truth } from '../truth.ts';

/** Counts a window that moves along a run: each event is added once and dropped once, and never counted anew. */
export class Counting {
  readonly #least: number;
  readonly #kinds: readonly Kinds[];
  #certain = 0;
  #unknown = 0;

  constructor({ events, distinct }: Wanted) {
    this.#least = events;
    this.#kinds = distinct.map(({ read, least }) => new Kinds(read, least));
  }

  add(scene: Scene, occasion: Occasion | undefined): void {
    this.#move(scene, occasion, 1);
  }

  drop(scene: Scene, occasion: Occasion | undefined): void {
    this.#move(scene, occasion, -1);
  }

  /** As `enough` says of the same events. */
  held(): Truth {
    if (this.#certain + this.#unknown < this.#least) return NO;
    let found: Truth = this.#certain >= this.#least ? YES : UNKNOWN;
    for (const kinds of this.#kinds) {
      const held = kinds.held();
      if (held === NO) return NO;
      if (held === UNKNOWN) found = UNKNOWN;
    }
    return found;
  }

  #move(scene: Scene, occasion: Occasion | undefined, by: 1 | -1): void {
    if (occasion === undefined) return;
    const certain = occasion.truth === YES;
    if (certain) this.#certain += by;
    else this.#unknown += by;
    for (const kinds of this.#kinds) kinds.move(scene, occasion.event, certain, by);
  }
}

/** How many different values a field has among the events of the window. */
class Kinds {
  readonly #read: FieldReader;
  readonly #least: number;
  readonly #certain = new Map<number, number>();
  readonly #unknown = new Map<number, number>();
  #silent = 0;

  constructor(read: FieldReader, least: number) {
    this.#read = read;
    this.#least = least;
  }

  move(scene: Scene, event: number, certain: boolean, by: 1 | -1): void {
    const value = this.#read(scene, event);
    if (value === 0) {
      this.#silent += by;
      return;
    }
    const counts = certain ? this.#certain : this.#unknown;
    const count = (counts.get(value) ?? 0) + by;
    if (count === 0) counts.delete(value);
    else counts.set(value, count);
  }

  held(): Truth {
    if (this.#certain.size >= this.#least) return YES;
    let maybe = this.#silent;
    for (const value of this.#unknown.keys()) if (!this.#certain.has(value)) maybe++;
    return this.#certain.size + maybe < this.#least ? NO : UNKNOWN;
  }
}
