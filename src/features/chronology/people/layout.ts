import type { ElkNode } from 'elkjs';
import type { FamilyOn, FamilyPerson } from './family.ts';

/** Where each person stands; in the picture's own units. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  readonly at: ReadonlyMap<string, { readonly x: number; readonly y: number }>;
}

/** Room for a person with the words below. */
export const CELL = { width: 120, height: 104 };
const JOIN = { width: 8, height: 8 };

/** The people who have a child together or a union, as one point from which children hang. */
export function couplesOf({ unions, parents }: FamilyOn): readonly { readonly id: string; readonly pair: readonly string[]; readonly children: readonly string[] }[] {
  const byChild = Map.groupBy(parents, ({ child }) => child);
  const couples = new Map<string, { pair: readonly string[]; children: string[] }>(unions.map(({ a, b }) => [[a, b].toSorted().join(' '), { pair: [a, b], children: [] }]));
  for (const [child, links] of byChild) for (const pair of pairsOf(links)) {
    const key = pair.toSorted().join(' ');
    const couple = couples.get(key) ?? { pair, children: [] };
    couple.children.push(child);
    couples.set(key, couple);
  }
  // A parent alone would otherwise share an id with their own join.
  return [...couples].map(([key, couple]) => ({ id: `join ${key}`, ...couple }));
}

// Birth parents hang a child together; whoever adopted or fostered hangs it apart.
function pairsOf(links: FamilyOn['parents']): readonly (readonly string[])[] {
  return [...Map.groupBy(links, ({ kind }) => kind).values()].map((those) => [...new Set(those.map(({ parent }) => parent))].slice(0, 2));
}

/** Generations from the top down, siblings eldest first. The drawing engine is loaded only where it is needed. */
export async function layoutOf(family: FamilyOn): Promise<Layout> {
  const { default: { default: Elk } } = await import('elkjs/lib/elk.bundled.js');
  const ordered = twinsTogether(family.people.toSorted((a, b) => sexOrder(a.sex) - sexOrder(b.sex)).toSorted((a, b) => (placed(a) < placed(b) ? -1 : 1)), family.twins);
  const couples = couplesOf(family);
  const graph: ElkNode = {
    id: 'family',
    layoutOptions: {
      'elk.algorithm': 'layered', 'elk.direction': 'DOWN', 'elk.spacing.nodeNode': '26', 'elk.layered.spacing.nodeNodeBetweenLayers': family.twins.length === 0 ? '30' : '44',
      'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES', 'elk.layered.nodePlacement.strategy': 'BRANDES_KOEPF', 'elk.layered.nodePlacement.favorStraightEdges': 'true', 'elk.padding': '[top=14,left=14,bottom=14,right=14]',
    },
    children: [...ordered.map(({ id }) => ({ id, ...CELL })), ...couples.map(({ id }) => ({ id, ...JOIN }))],
    edges: couples.flatMap(({ id, pair, children }) => [...pair.map((person) => ({ id: `${person}>${id}`, sources: [person], targets: [id] })), ...children.map((child) => ({ id: `${id}>${child}`, sources: [id], targets: [child] }))]),
  };
  const drawn = await new Elk().layout(graph);
  return {
    width: drawn.width ?? 0, height: drawn.height ?? 0,
    at: eldestFirst(new Map((drawn.children ?? []).map(({ id, x = 0, y = 0, width = 0 }) => [id, { x: x + width / 2, y }])), couples, ordered.map(({ id }) => id)),
  };
}

// The engine may turn siblings round. Those with no family of their own change places freely, because nothing hangs from them.
function eldestFirst(at: Map<string, { readonly x: number; readonly y: number }>, couples: ReturnType<typeof couplesOf>, byAge: readonly string[]): Layout['at'] {
  const paired = new Set(couples.flatMap(({ pair }) => pair));
  for (const { children } of couples) {
    const free = byAge.filter((id) => children.includes(id) && !paired.has(id));
    const places = free.flatMap((id) => at.get(id) ?? []).toSorted((a, b) => a.x - b.x);
    for (const [index, id] of free.entries()) { const place = places[index]; if (place !== undefined) at.set(id, place); }
  }
  return at;
}

/** A pregnancy that is not over stands after those who were born. */
function placed({ born, came, known = '' }: FamilyPerson): string {
  return came === 'expected' ? `9${known}` : born || '8';
}

function twinsTogether(people: readonly FamilyPerson[], twins: FamilyOn['twins']): readonly FamilyPerson[] {
  const ordered: FamilyPerson[] = [];
  const put = (person: FamilyPerson): void => {
    if (ordered.includes(person)) return;
    ordered.push(person);
    for (const other of people) if (twins.some(({ a, b }) => (a === person.id && b === other.id) || (b === person.id && a === other.id))) put(other);
  };
  for (const person of people) put(person);
  return ordered;
}

// By convention the man stands left; the words and the room are the same.
function sexOrder(sex: string): number {
  return sex === 'male' ? 0 : 1;
}
