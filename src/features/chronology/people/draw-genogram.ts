import { el, escapeText, text } from '../picture/svg.ts';
import type { FamilyOn, FamilyPerson, Standing } from './family.ts';
import { couplesOf, layoutOf, type Layout } from './layout.ts';

const HALF = 19;
const TOP = 24;
/** Letters in a line below a person. */
const LONGEST = 18;
/** From the top of a cell to the bottom of its words. */
const FOOT = 97;

/**
 * The family by the standard symbols: a square for a man or boy, a circle for a woman or girl, a third
 * shape where the record does not say; a cross for the dead; one line for a lasting union, broken for a
 * passing one; one stroke through it for separated, two for divorced; dotted for a shared home. A triangle
 * is a pregnancy; small and crossed, one that was lost; twins hang from one stalk, identical ones with a bar.
 */
export async function drawGenogram(family: FamilyOn): Promise<string> {
  const layout = await layoutOf(family);
  return el('svg', { class: 'genogram', viewBox: `0 0 ${Math.max(240, layout.width)} ${Math.max(120, layout.height)}`, width: Math.max(240, layout.width), role: 'img', 'aria-labelledby': 'genogram-title', xmlns: 'http://www.w3.org/2000/svg' },
    el('title', { id: 'genogram-title' }, 'The family as a genogram. The same stands in words below.'),
    ...homesOf(family, layout),
    ...couplesOf(family).map((couple, index) => drawCouple(couple, index, family, layout)),
    ...family.people.map((person) => drawPerson(person, family, layout)));
}

function drawPerson(person: FamilyPerson, { dead, homes, standing }: FamilyOn, { at }: Layout): string {
  const place = at.get(person.id);
  if (place === undefined) return '';
  const { x, y } = { x: place.x, y: place.y + TOP };
  const now = standing.get(person.id) ?? 'person';
  const home = homes.find((one) => one.person === person.id)?.home;
  const years = yearsOf(person, now, dead.has(person.id));
  return el('g', { class: person.subject ? 'genogram-person genogram-person--subject' : 'genogram-person' },
    ...symbolOf(now, person.sex, x, y), ...(person.subject && now === 'person' ? [symbol(person.sex, x, y, HALF - 4)] : []),
    ...(dead.has(person.id) ? [crossed(x, y, HALF)] : []),
    ...below(x, y + HALF + 15, [...inLines(person.role).map((words) => ({ words, class: 'genogram-role' })), ...(years === '' ? [] : [{ words: years }]), ...(home === undefined ? [] : [{ words: short(home), class: 'genogram-home__name' }])]));
}

function below(x: number, y: number, lines: readonly { readonly words: string; readonly class?: string }[]): readonly string[] {
  return lines.map(({ words, ...more }, line) => text({ x, y: y + line * 13, 'text-anchor': 'middle', ...more }, words));
}

/** In two lines where one has no room: "the mother’s" and "partner". */
function inLines(words: string): readonly string[] {
  const cut = words.length <= LONGEST ? -1 : words.lastIndexOf(' ', LONGEST);
  return cut <= 0 ? [short(words)] : [words.slice(0, cut), short(words.slice(cut + 1))];
}

function yearsOf({ born, died }: FamilyPerson, now: Standing, dead: boolean): string {
  if (now === 'pregnancy') return 'not born yet';
  if (now !== 'person') return born.slice(0, 4);
  return [born === '' ? '' : `b. ${born.slice(0, 4)}`, died === '' || !dead ? '' : `d. ${died.slice(0, 4)}`].filter((one) => one !== '').join(', ');
}

const SMALL = 11;

/** How far the symbol reaches from its middle. */
function halfOf(now: Standing | undefined): number {
  return now === 'person' || now === 'pregnancy' || now === undefined ? HALF : SMALL;
}

function symbolOf(now: Standing, sex: FamilyPerson['sex'], x: number, y: number): readonly string[] {
  const half = halfOf(now);
  switch (now) {
    case 'person': return [symbol(sex, x, y, half)];
    case 'pregnancy': return [triangle(x, y, half)];
    case 'stillbirth': return [symbol(sex, x, y, half), crossed(x, y, half)];
    case 'miscarriage': return [triangle(x, y, half), crossed(x, y, half)];
    case 'termination': return [triangle(x, y, half), crossed(x, y, half), el('path', { class: 'genogram-dead', d: `M${x - half},${y - half}h${2 * half}` })];
  }
}

function triangle(x: number, y: number, half: number): string {
  return el('path', { d: `M${x},${y - half}l${half},${2 * half}h${-2 * half}z` });
}

function crossed(x: number, y: number, half: number): string {
  return el('path', { class: 'genogram-dead', d: `M${x - half},${y - half}l${2 * half},${2 * half}m0,${-2 * half}l${-2 * half},${2 * half}` });
}

function symbol(sex: FamilyPerson['sex'], x: number, y: number, half: number): string {
  switch (sex) {
    case 'male': return el('rect', { x: x - half, y: y - half, width: 2 * half, height: 2 * half });
    case 'female': return el('circle', { cx: x, cy: y, r: half });
    case 'unknown': return el('path', { d: `M${x},${y - half}l${half},${half}l${-half},${half}l${-half},${-half}z` });
  }
}

type Couple = ReturnType<typeof couplesOf>[number];

/** Somebody of two unions has two lines; each is a little lower than the last, so that they are told apart. */
function drawCouple({ id, pair, children }: Couple, index: number, family: FamilyOn, { at }: Layout): string {
  const { unions, over } = family;
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
    ...Array.from({ length: strokes }, (_, stroke) => el('path', { class: 'genogram-line', d: `M${middle - 18 + stroke * 8},${bar + 8}l8,-16` })),
    ...birthsOf(children, family.twins).flatMap((born) => drawBirth(born, pair, { x: join.x, y: bar }, family, at)));
}

/** The children of one birth together: twins and more hang from one stalk. */
function birthsOf(children: readonly string[], twins: FamilyOn['twins']): readonly (readonly string[])[] {
  const births: string[][] = [];
  for (const child of children) {
    const joined = births.filter((birth) => birth.some((other) => twins.some(({ a, b }) => (a === child && b === other) || (b === child && a === other))));
    for (const birth of joined) births.splice(births.indexOf(birth), 1);
    births.push([...joined.flat(), child]);
  }
  return births;
}

function drawBirth(born: readonly string[], pair: readonly string[], from: { readonly x: number; readonly y: number }, { parents, standing, twins }: FamilyOn, at: Layout['at']): readonly string[] {
  const placed = born.flatMap((child) => {
    const place = at.get(child);
    const kind = parents.find((one) => one.child === child && pair.includes(one.parent))?.kind ?? 'birth';
    return place === undefined ? [] : [{ child, x: place.x, top: place.y + TOP - halfOf(standing.get(child)), line: kind === 'birth' ? 'genogram-line' : `genogram-line genogram-line--${kind}` }];
  });
  const [first] = placed;
  if (first === undefined) return [];
  if (placed.length === 1) return [el('path', { class: first.line, d: `M${from.x},${from.y}V${from.y + 16}H${first.x}V${first.top}` })];
  const stalk = { x: placed.reduce((sum, { x }) => sum + x, 0) / placed.length, y: from.y + 16 };
  const halfway = (child: string) => placed.filter((one) => one.child === child).map(({ x, top }) => ({ x: (x + stalk.x) / 2, y: (top + stalk.y) / 2 }));
  return [
    el('path', { class: first.line, d: `M${from.x},${from.y}V${stalk.y}H${stalk.x}` }),
    ...placed.map(({ x, top, line }) => el('path', { class: line, d: `M${stalk.x},${stalk.y}L${x},${top}` })),
    ...twins.filter(({ kind }) => kind !== 'not-identical').flatMap(({ a, b, kind }) => {
      const [one, other] = [...halfway(a), ...halfway(b)];
      if (one === undefined || other === undefined) return [];
      return kind === 'identical' ? [el('path', { class: 'genogram-line genogram-identical', d: `M${one.x},${one.y}L${other.x},${other.y}` })] : [text({ x: (one.x + other.x) / 2, y: Math.max(one.y, other.y) + 4, 'text-anchor': 'middle', class: 'genogram-role' }, '?')];
    }),
  ];
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
  return words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
}
