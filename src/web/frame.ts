import type { Actor } from '../features/access/index.ts';

export interface NavigationItem {
  readonly text: string;
  readonly href: string;
  readonly current: boolean;
}

/** What the layout shows around every page, made from who is asking and where they are. */
export type Frame = (actor: Actor | null, path: string) => Readonly<Record<string, unknown>>;
