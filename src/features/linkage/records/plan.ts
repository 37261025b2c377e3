import { ok, refuse, type Result } from '../../../kernel/result.ts';
import { linkageRefusals } from '../refusals.ts';
import type { ComparisonKind, ComparisonSettings, LinkSettings } from '../settings.ts';
import { isDayFirst } from '../values/date-value.ts';
import { roleOfContent } from './content-roles.ts';
import { headingWords, roleOfHeading, type Role } from './heading-roles.ts';
import type { Problem } from './problem.ts';

/** One number of a record's row: from which columns it is taken and what becomes of the text. */
export interface Slot {
  readonly columns: readonly string[];
  readonly part: 'whole' | 'first' | 'last';
  readonly dayFirst: boolean;
}

/** A comparison with its place in a record's row: slots `from` up to `to`. */
export interface PlannedComparison {
  readonly name: string;
  readonly kind: ComparisonKind;
  readonly evidence: 'person' | 'household';
  readonly termFrequency: boolean;
  readonly checked: boolean;
  /** Its values are keyed encodings: equal or not, or alike by the bits that they share. */
  readonly encoded: boolean;
  readonly slots: readonly Slot[];
  readonly from: number;
  readonly to: number;
  readonly settings?: ComparisonSettings;
}

export interface Plan {
  readonly comparisons: readonly PlannedComparison[];
  readonly id: string | undefined;
  readonly source: string | undefined;
  /** Columns that say that an identity is sealed, or an address kept safe: it is where any one says so. */
  readonly sealed: readonly string[];
  readonly restricted: readonly string[];
  readonly problems: readonly Problem[];
}

/** A column of the file with the first thousands of its cells. */
export interface SampledColumn {
  readonly heading: string;
  readonly cells: readonly string[];
}

const HOUSEHOLD: ReadonlySet<string> = new Set(['surname', 'postcode', 'address', 'place', 'carer']);
const COUNTED: ReadonlySet<string> = new Set(['forename', 'surname', 'carer', 'place', 'text', 'postcode', 'address']);

const NO_FORENAME: Problem = { code: 'COLUMN_MISSING', column: 'forename', message: 'No column was taken for a forename, so that brothers and sisters cannot be told apart. Where a column holds it, call it “forename”' };

interface Found {
  readonly name: string;
  readonly kind: ComparisonKind;
  readonly slots: Slot[];
  readonly encoded?: boolean;
  readonly household?: boolean;
}

/** Decides what each column is, from the settings, then its heading, then its content. */
export function planRecords(columns: readonly SampledColumn[], settings: LinkSettings): Result<Plan> {
  const named = settings.columns ?? {};
  const roles = columns.map((column) => ({ column, role: roleOf(column, settings) }));
  const saying = (kind: Role['kind'], own: string | undefined): readonly string[] => [...(own === undefined ? [] : [own]), ...roles.filter(({ role }) => role.kind === kind).map(({ column }) => column.heading)];
  // Agencies call their number differently: a name that one file has says nothing of the others.
  const given = columns.find(({ heading }) => heading === named.id)?.heading;
  const guessed = given === undefined ? guessId(columns, roles) : undefined;
  const problems = settings.comparisons === undefined ? leftOut(roles, guessed, new Set([named.id, named.source, ...(named.ignore ?? [])])) : [];
  const found = settings.comparisons === undefined ? group(roles) : settings.comparisons.map((one) => ({ ...one, slots: one.columns.map((column) => slotOf(column, columns)) }));
  if (found.length === 0) return refuse(linkageRefusals.refusal('LINK_NOTHING_TO_COMPARE'));
  return ok({
    comparisons: placed(found, settings.comparisons ?? []),
    id: given ?? guessed, source: named.source,
    sealed: saying('sealed', named.sealed_identity), restricted: saying('restricted', named.restricted_address),
    problems: [...(settings.comparisons === undefined && found.every(({ kind }) => kind !== 'forename') ? [NO_FORENAME] : []), ...problems, ...sealing(roles), ...(guessed === undefined ? [] : [{ code: 'ID_GUESSED' as const, column: guessed, message: `The column ${guessed} was taken for the id, because it is named like one. --id names another` }])],
  });
}

function roleOf(column: SampledColumn, { columns = {} }: LinkSettings): Role {
  const taken = [columns.id, columns.source, columns.sealed_identity, columns.restricted_address, ...(columns.ignore ?? [])];
  if (taken.includes(column.heading)) return { name: column.heading, kind: 'out', why: 'the settings say so' };
  const byHeading = roleOfHeading(column.heading);
  // Few children are kept safe, and the first of them may stand below the rows that are sampled.
  if (byHeading?.kind === 'sealed' || byHeading?.kind === 'restricted') return byHeading;
  const byContent = byHeading === undefined || column.cells.every((cell) => cell.trim() === '') ? roleOfContent(column.heading, column.cells) : byHeading;
  return byContent ?? { name: column.heading, kind: 'out' };
}

const NUMBERS_A_RECORD = /(^|_)(id|no|number|ref|reference|key|urn)$/;
const NEARLY_ALL = 0.75;

function guessId(columns: readonly SampledColumn[], roles: readonly { readonly column: SampledColumn; readonly role: Role }[]): string | undefined {
  // A number that a few rows repeat is still the number of the record: the rows are named. A sure one comes first.
  const told = ({ cells }: SampledColumn): number => new Set(cells).size / Math.max(1, cells.length);
  const distinct = (column: SampledColumn): boolean => told(column) === 1;
  const byName = roles.find(({ column, role }) => role.kind === 'id' && distinct(column));
  const first = columns[0];
  const firstLooks = first !== undefined && NUMBERS_A_RECORD.test(headingWords(first.heading)) && roles[0]?.role.kind !== 'identifier' && distinct(first);
  const elsewhere = roles.find(({ column, role }) => (role.kind === 'out' || role.kind === 'label') && NUMBERS_A_RECORD.test(headingWords(column.heading)) && distinct(column) && !column.cells.includes(''));
  const nearly = roles.find(({ column, role }) => role.kind === 'id' && told(column) >= NEARLY_ALL);
  return (byName ?? (firstLooks ? { column: first } : undefined) ?? elsewhere ?? nearly)?.column.heading;
}

function leftOut(roles: readonly { readonly column: SampledColumn; readonly role: Role }[], id: string | undefined, named: ReadonlySet<string | undefined>): readonly Problem[] {
  const whole = roles.some(({ role }) => role.kind === 'forename') && roles.some(({ role }) => role.kind === 'surname');
  return roles.flatMap(({ column: { heading: column }, role }) => {
    if (column === id || named.has(column)) return [];
    const why = role.kind === 'full_name' && whole ? 'its words are in the forename and the surname' : role.kind === 'id' ? 'it is a number of the record' : role.why;
    return role.kind === 'out' || role.kind === 'label' || role.kind === 'id' || (role.kind === 'full_name' && whole)
      ? [{ code: 'COLUMN_LEFT_OUT' as const, column, message: `The column ${column} was left out of linking: ${why ?? 'it was not understood'}. A settings file can name it` }] : [];
  });
}

// Who did not mean to seal a record has to learn why it is linked to nothing.
function sealing(roles: readonly { readonly column: SampledColumn; readonly role: Role }[]): readonly Problem[] {
  return roles.flatMap(({ column: { heading: column }, role }) => (role.kind !== 'sealed' ? [] : [{ code: 'RECORD_SEALED' as const, column, message: `The column ${column} was taken to say which identities are sealed. Where it says anything but no, the record is linked to nothing` }]));
}

function slotOf(heading: string, columns: readonly SampledColumn[], part: Slot['part'] = 'whole'): Slot {
  const cells = columns.find((column) => column.heading === heading)?.cells ?? [];
  return { columns: [heading], part, dayFirst: isDayFirst(cells) };
}

function group(roles: readonly { readonly column: SampledColumn; readonly role: Role }[]): readonly Found[] {
  const found = new Map<string, Found>();
  const put = (name: string, kind: ComparisonKind, slot: Slot, first: boolean, { encoded = false, household = false }: { readonly encoded?: boolean; readonly household?: boolean } = {}): void => {
    const there = found.get(name);
    if (there === undefined) found.set(name, { name, kind, slots: [slot], encoded, household });
    else if (first) there.slots.unshift(slot);
    else there.slots.push(slot);
  };
  const columns = roles.map(({ column }) => column);
  for (const { column: { heading }, role } of roles) {
    if (isComparison(role.kind)) put(role.name, role.kind, slotOf(heading, columns), role.extra === undefined && !found.get(role.name)?.slots.some((slot) => roleOfHeading(slot.columns[0] ?? '')?.extra === undefined), role);
  }
  const whole = roles.find(({ role }) => role.kind === 'full_name')?.column.heading;
  const lacks = (name: string): boolean => found.get(name)?.slots.every((slot) => roleOfHeading(slot.columns[0] ?? '')?.extra === true) ?? true;
  const [noForename, noSurname] = [lacks('forename'), lacks('surname')];
  if (whole !== undefined && noForename) put('forename', 'forename', slotOf(whole, columns, 'first'), true);
  if (whole !== undefined && noSurname) put('surname', 'surname', slotOf(whole, columns, 'last'), true);
  const parts = (['birth_year', 'birth_month', 'birth_day'] as const).map((kind) => roles.find(({ role }) => role.kind === kind)?.column.heading);
  if (parts[0] !== undefined && !found.has('dob')) put('dob', 'date', { columns: parts.filter((part) => part !== undefined), part: 'whole', dayFirst: true }, true);
  return [...found.values()];
}

function isComparison(kind: Role['kind']): kind is ComparisonKind {
  return !['id', 'label', 'full_name', 'out', 'sealed', 'restricted', 'birth_year', 'birth_month', 'birth_day'].includes(kind);
}

function placed(found: readonly Found[], settings: readonly ComparisonSettings[]): readonly PlannedComparison[] {
  let from = 0;
  return found.map(({ name, kind, slots, household = false, encoded = slots.every(({ columns: [column = ''] }) => roleOfHeading(column)?.encoded === true) }) => {
    const own = settings.find((one) => one.name === name);
    const start = from;
    from += slots.length;
    return {
      name, kind, slots, from: start, to: from, encoded,
      evidence: own?.evidence ?? (household || HOUSEHOLD.has(kind) ? 'household' : 'person'),
      termFrequency: own?.term_frequency ?? COUNTED.has(kind),
      checked: kind === 'identifier' && (own?.check === undefined ? /nhs/.test(name) : own.check === 'nhs'),
      ...(own === undefined ? {} : { settings: own }),
    };
  });
}

/** One list of comparisons for files whose headings differ: equal names are one comparison with the most slots that any file has. */
export function mergePlans(plans: readonly Plan[]): readonly PlannedComparison[] {
  const merged = new Map<string, PlannedComparison>();
  for (const comparison of plans.flatMap((plan) => plan.comparisons)) {
    const there = merged.get(comparison.name);
    if (there === undefined || there.slots.length < comparison.slots.length) merged.set(comparison.name, comparison);
  }
  let from = 0;
  return [...merged.values()].map((one) => {
    const start = from;
    from += one.slots.length;
    return { ...one, from: start, to: from };
  });
}
