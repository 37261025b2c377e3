import { el, escapeText, text } from '../picture/svg.ts';
import type { FamilyOn, FamilyPerson } from './family.ts';
import { couplesOf, layoutOf, type Layout } from './layout.ts';

const HALF = 19;
const TOP = 24;
/** From the top of a cell to the bottom of its words. */
const FOOT = 84;

/**
 * The family by the standard symbols: a square for a man or boy, a circle for a woman or girl, a third
 * shape where the record does not say; a cross for the dead; one line for a lasting union, broken for a
 * passing one; one stroke through it for separated, two for divorced; dotted for a shared home.
 */
export async function drawGenogram(family: FamilyOn): Promise<string> {
  const layout = await layoutOf(family);
  return el('svg', { class: 'genogram', viewBox: `0 0 ${Math.max(240, layout.width)} ${Math.max(120, layout.height)}`, width: Math.max(240, layout.width), role: 'img', 'aria-labelledby': 'genogram-title', xmlns: 'http://www.w3.org/2000/svg' },
    el('title', { id: 'genogram-title' }, 'The family as a genogram. The same stands in words below.'),
    ...homesOf(family, layout),
    ...couplesOf(family).map((couple, index) => drawCouple(couple, index, family, layout)),
    ...family.people.map((person) => drawPerson(person, family, layout)));
}

function drawPerson(person: FamilyPerson, { dead, homes }: FamilyOn, { at }: Layout): string {
  const place = at.get(person.id);
  if (place === undefined) return '';
  const { x, y } = { x: place.x, y: place.y + TOP };
  const home = homes.find((one) => one.person === person.id)?.home;
  const years = [person.born === '' ? '' : `b. ${person.born.slice(0, 4)}`, person.died === '' || !dead.has(person.id) ? '' : `d. ${person.died.slice(0, 4)}`].filter((one) => one !== '').join(', ');
  return el('g', { class: person.subject ? 'genogram-person genogram-person--subject' : 'genogram-person' },
    symbol(person.sex, x, y, HALF), ...(person.subject ? [symbol(person.sex, x, y, HALF - 4)] : []),
    ...(dead.has(person.id) ? [el('path', { class: 'genogram-dead', d: `M${x - HALF},${y - HALF}l${2 * HALF},${2 * HALF}m0,${-2 * HALF}l${-2 * HALF},${2 * HALF}` })] : []),
    text({ x, y: y + HALF + 15, 'text-anchor': 'middle', class: 'genogram-role' }, short(person.role)),
    ...(years === '' ? [] : [text({ x, y: y + HALF + 29, 'text-anchor': 'middle' }, years)]),
    ...(home === undefined ? [] : [text({ x, y: y + HALF + (years === '' ? 29 : 43), 'text-anchor': 'middle', class: 'genogram-home__name' }, short(home))]));
}

function symbol(sex: FamilyPerson['sex'], x: number, y: number, half: number): string {
  switch (sex) {
    case 'male': return el('rect', { x: x - half, y: y - half, width: 2 * half, height: 2 * half });
    case 'female': return el('circle', { cx: x, cy: y, r: half });
    case 'unknown': return el('path', { d: `M${x},${y - half}l${half},${half}l${-half},${half}l${-half},${-half}z` });
  }
}

/** Somebody of two unions has two lines; each is a little lower than the last, so that they are told apart. */
function drawCouple({ id, pair, children }: ReturnType<typeof couplesOf>[number], index: number, { unions, over, parents }: FamilyOn, { at }: Layout): string {
  const join = at.get(id);
  const partners = pair.flatMap((person) => at.get(person) ?? []);
  if (join === undefined || partners.length === 0) return '';
  const union = unions.find(({ a, b }) => pair.includes(a) && pair.includes(b));
  const bar = join.y + (index % 3) * 7 - 4;
  const line = union?.kind === 'passing' ? 'genogram-line genogram-line--passing' : 'genogram-line';
  const [left, right] = [Math.min(...partners.map(({ x }) => x), join.x), Math.max(...partners.map(({ x }) => x), join.x)];
  const strokes = union === undefined || !over.has(union.id) ? 0 : union.ended === 'divorced' ? 2 : 1;
  const middle = (left + right) / 2;
  return el('g', {},
    ...partners.map(({ x, y }) => el('path', { class: line, d: `M${x},${y + FOOT + 8}V${bar}` })),
    el('path', { class: line, d: `M${left},${bar}H${right}` }),
    ...Array.from({ length: strokes }, (_, index) => el('path', { class: 'genogram-line', d: `M${middle - 18 + index * 8},${bar + 8}l8,-16` })),
    ...children.flatMap((child) => {
      const place = at.get(child);
      const kind = parents.find((one) => one.child === child && pair.includes(one.parent))?.kind ?? 'birth';
      return place === undefined ? [] : [el('path', { class: kind === 'birth' ? 'genogram-line' : `genogram-line genogram-line--${kind}`, d: `M${join.x},${bar}V${bar + 16}H${place.x}V${place.y + TOP - HALF}` })];
    }));
}

/** A dotted line round each home, only where nobody else would stand inside it; the words below each person say it in any case. */
function homesOf({ homes, people }: FamilyOn, { at }: Layout): readonly string[] {
  return [...Map.groupBy(homes, ({ home }) => home)].flatMap(([home, members]) => {
    const ids = new Set(members.map(({ person }) => person));
    const places = [...ids].flatMap((id) => at.get(id) ?? []);
    if (places.length < 2) return [];
    const [left, right] = [Math.min(...places.map(({ x }) => x)) - 58, Math.max(...places.map(({ x }) => x)) + 58];
    const [top, bottom] = [Math.min(...places.map(({ y }) => y)), Math.max(...places.map(({ y }) => y)) + 104];
    const others = people.filter(({ id }) => !ids.has(id)).flatMap(({ id }) => at.get(id) ?? []);
    if (others.some(({ x, y }) => x > left - 40 && x < right + 40 && y + TOP > top - 20 && y + TOP < bottom + 20)) return [];
    return [el('g', {}, el('title', {}, escapeText(home)), el('rect', { class: 'genogram-home', x: left, y: top, width: right - left, height: bottom - top, rx: 14 }))];
  });
}

function short(words: string): string {
  return words.length > 18 ? `${words.slice(0, 17)}…` : words;
}
