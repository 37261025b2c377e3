import type { Scene } from '../scene.ts';
import { folded } from '../values.ts';

let kept: { scene: Scene | undefined; shown: number; event: number; id: string } = { scene: undefined, shown: -1, event: -1, id: '' };

/** The id of an event, folded. The last one is remembered: many events are held against the same one. */
export function foldedId(scene: Scene, event: number): string {
  if (kept.scene !== scene || kept.shown !== scene.shown || kept.event !== event) kept = { scene, shown: scene.shown, event, id: folded(scene.eventId(scene.columns.source[event] ?? 0)) };
  return kept.id;
}

/** Events of the record by their ids; put together for a record when a check first asks for one. */
export function eventWithId(scene: Scene, id: string): number | undefined {
  const { sourceOf, columns: { placeOf, type } } = scene;
  if (sourceOf === undefined || placeOf === undefined) return (scene.ids ??= idsIn(scene)).get(id);
  const source = sourceOf(id);
  const event = source === undefined ? undefined : placeOf[source];
  if (event === undefined) return undefined;
  const code = type[event] ?? -1;
  return event >= (scene.typeStart[code] ?? 0) && event < (scene.typeEnd[code] ?? 0) ? event : undefined;
}

function idsIn(scene: Scene): ReadonlyMap<string, number> {
  const ids = new Map<string, number>();
  for (const code of scene.types) {
    const end = scene.typeEnd[code] ?? 0;
    for (let event = scene.typeStart[code] ?? 0; event < end; event++) ids.set(folded(scene.eventId(scene.columns.source[event] ?? 0)), event);
  }
  return ids;
}
