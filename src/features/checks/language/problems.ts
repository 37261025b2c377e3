import { agencies, eventTypes, isEventTypeName, sectorOf, type AttributeDefinition } from '../../events/index.ts';
import type { Check } from './check.ts';
import { contradictionsIn } from './contradictions.ts';
import { isTest } from './pattern.ts';
import { isOwnField } from './own-field.ts';
import type { Problem } from './problem.ts';
import type { Parameter } from './quantity.ts';
import { stepProblems } from './step-problems.ts';
import { walk, type Held, type Path, type Use, type Walked } from './walk.ts';

/** Checks that speak of families as they are written, and so are only for reviews. */
const REVIEW_ONLY: ReadonlySet<string> = new Set(['P-12', 'P-13', 'P-15', 'P-24', 'P-32', 'P-51', 'P-52', 'P-55']);

/** A hundred years, beyond which there is no day to write; and more of anything than a record has. */
const MOST: Readonly<Record<Parameter['unit'], number>> = { hours: 876_600, days: 36_525, working_days: 26_100, months: 1200, years: 100, count: 1_000_000, words: 1_000_000, share: 1, values: 0, phrases: 0 };

/** Everything that is wrong in a check of the right shape. */
export function problemsIn(check: Check): readonly Problem[] {
  const walked = walk(check);
  return [
    ...useProblems(check),
    ...typeProblems(walked),
    ...walked.held.flatMap(heldProblems),
    ...walked.fields.flatMap(({ field, types, path }) => fieldProblems(field, types, path)),
    ...parameterProblems(check, walked.uses),
    ...stepProblems(check),
    ...contradictionsIn(check, walked),
  ];
}

function useProblems({ id, use, duty, holder }: Check): readonly Problem[] {
  if (use === 'live' && (duty === undefined || holder === undefined)) return [{ code: 'CHECK_LIVE_WITHOUT_DUTY', path: ['use'], details: {} }];
  return use === 'live' && REVIEW_ONLY.has(id) ? [{ code: 'CHECK_REVIEW_ONLY', path: ['use'], details: { check: id } }] : [];
}

function typeProblems({ types }: Walked): readonly Problem[] {
  return types.flatMap(({ type, path }): readonly Problem[] => (type === 'any' || isEventTypeName(type) ? [] : [{ code: 'CHECK_TYPE_NOT_KNOWN', path, details: { type } }]));
}

function heldProblems({ where, types, path, trigger }: Held): readonly Problem[] {
  return Object.entries(where).flatMap(([field, test]) => {
    const values = isTest(test) ? [test.is, test.not, test.includes, test.includes_all, test.includes_none, test.only].flat(2) : [test].flat();
    return [
      ...fieldProblems(field, types, [...path, field]),
      ...phraseProblems(isTest(test) ? [test.matches ?? [], test.matches_none ?? []].flat(2) : [], [...path, field]),
      ...values.flatMap((value) => valueProblems(value, field, types, trigger, [...path, field])),
    ];
  });
}

function fieldProblems(field: string, types: readonly string[], path: Path): readonly Problem[] {
  if (isOwnField(field)) return [];
  const without = types.filter((type) => isEventTypeName(type) && attributeOf(type, field) === undefined);
  const [type] = types.includes('any') ? ['any'] : without;
  // Of several types one that lacks the field would always be silent, which is never meant.
  return type === undefined ? [] : [{ code: 'CHECK_FIELD_NOT_KNOWN', path, details: { type, field } }];
}

function valueProblems(value: string | number | undefined, field: string, types: readonly string[], trigger: readonly string[], path: Path): readonly Problem[] {
  if (value === undefined || typeof value === 'number' || value.startsWith('$')) return [];
  if (value.startsWith('trigger.')) return fieldProblems(value.slice('trigger.'.length), trigger, path);
  const wrong = types.find((type) => !canBe(type, field, value));
  return wrong === undefined ? [] : [{ code: 'CHECK_VALUE_NOT_KNOWN', path, details: { field, type: wrong, value } }];
}

function canBe(type: string, field: string, value: string): boolean {
  if (field === 'agency') return Object.hasOwn(agencies, value);
  if (field === 'sector') return Object.keys(agencies).some((agency) => sectorOf(agency) === value);
  const attribute = isEventTypeName(type) ? attributeOf(type, field) : undefined;
  if (attribute === undefined) return true;
  switch (attribute.kind) {
    case 'choice':
    case 'choices': return Object.hasOwn(attribute.options, value);
    case 'yes-no': return ['yes', 'no', 'unknown', 'does_not_apply'].includes(value);
    case 'agency':
    case 'agencies': return Object.hasOwn(agencies, value);
    default: return true;
  }
}

/** With several "*" in one word a long text could be held against it in more ways than anybody can wait for. */
function phraseProblems(phrases: readonly (string | number)[], path: Path): readonly Problem[] {
  const wrong = phrases.find((phrase) => /\*\S*\*/.test(String(phrase)));
  return wrong === undefined ? [] : [{ code: 'CHECK_KIND_UNCLEAR', path, details: { kinds: `“*” in each word of “${wrong}”, or none` } }];
}

function attributeOf(type: string, field: string): AttributeDefinition | undefined {
  return isEventTypeName(type) && Object.hasOwn(eventTypes[type].attributes, field) ? eventTypes[type].attributes[field] : undefined;
}

function parameterProblems({ parameters }: Check, uses: readonly Use[]): readonly Problem[] {
  const used = new Set(uses.map(({ name }) => name.slice(1)));
  return [
    ...uses.flatMap(({ name, path, units }): readonly Problem[] => {
      const parameter = Object.hasOwn(parameters, name.slice(1)) ? parameters[name.slice(1)] : undefined;
      if (parameter === undefined) return [{ code: 'CHECK_PARAMETER_NOT_KNOWN', path, details: { parameter: name } }];
      return units.includes(parameter.unit) ? [] : [{ code: 'CHECK_PARAMETER_UNIT', path, details: { parameter: name, unit: parameter.unit, wanted: units.join(' or ') } }];
    }),
    ...Object.keys(parameters).filter((name) => !used.has(name)).map((name): Problem => ({ code: 'CHECK_PARAMETER_UNUSED', path: ['parameters', name], details: { parameter: name } })),
    ...Object.entries(parameters).flatMap(([name, { value, unit }]) => (unit === 'phrases' && typeof value === 'object' ? phraseProblems(value, ['parameters', name, 'value']) : [])),
    ...Object.entries(parameters).flatMap(([name, { value, unit }]): readonly Problem[] => {
      const listed = unit === 'values' || unit === 'phrases';
      const most = MOST[unit];
      const whole = typeof value === 'number' && value >= 0 && value <= most && (unit === 'share' || Number.isInteger(value));
      if (listed ? typeof value === 'object' : whole) return [];
      return [{ code: 'CHECK_PARAMETER_UNIT', path: ['parameters', name, 'value'], details: { parameter: `$${name}`, unit, wanted: listed ? 'a list of texts' : unit === 'share' ? 'a number from 0 to 1' : `a whole number from 0 to ${most}` } }];
    }),
  ];
}
