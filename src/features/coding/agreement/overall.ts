import { ROUNDS, type Agreement, type Coefficient, type IntervalTools } from './agreement.ts';
import { middleOf, resampled } from './bootstrap.ts';
import { cohenParts } from './cohen.ts';
import type { Decisions } from './decisions.ts';
import { gwetParts } from './gwet.ts';
import { krippendorffParts } from './krippendorff.ts';
import { shareParts } from './percent.ts';
import { alike, timesOf, type Alike, type Parts, type Ratings } from './ratings.ts';

type Unit = readonly (number | undefined)[];

/** The decisions on one code: those that are alike are one unit that stands often. */
interface Stratum {
  readonly categories: number;
  readonly alike: Alike;
}

/**
 * Every decision on every code together. What chance gives is reckoned within each code and averaged
 * over decisions (De Vries, Elliott, Kanouse and Teleki, Health Services Research 43 (2008) 272-282):
 * in one pool of unlike codes, to know which code it is would pass for agreement. Resampled by case,
 * since the decisions on one case go together.
 */
export function agreementOverall(decisions: Decisions, tools: IntervalTools): Agreement {
  const strata = decisions.codes.map(({ code }) => stratumOf(decisions, code));
  const cases = decisions.cases.length;
  const own = strata.map((stratum) => ratingsOf(stratum, Int32Array.from({ length: cases }, (_, at) => at)));
  const rounds = cases < 2 ? [] : resampled(cases, tools.seed, ROUNDS, (chosen) => measures(strata.map((stratum) => ratingsOf(stratum, chosen)), decisions.coders.length));
  const values = measures(own, decisions.coders.length);
  const drawn = (name: keyof Measures): Coefficient => {
    const interval = middleOf(rounds.map((one) => one[name]), tools.level);
    return { value: values[name] ?? null, low: interval?.low ?? null, high: interval?.high ?? null, method: `${name === 'percent' ? '' : 'chance within each code, averaged over decisions; '}bootstrap by case, ${ROUNDS} rounds, seed ${tools.seed}` };
  };
  const said = decisions.cases.flatMap(({ by }) => decisions.codes.map(({ code }) => decisions.coders.map((coder) => by.get(coder)?.values.get(code)).filter((value) => value !== undefined)));
  return {
    units: said.filter((values) => values.length >= 2).length, categories: [...new Set(said.flat())].toSorted(),
    percent: drawn('percent'), kappa: drawn('kappa'), ac1: drawn('ac1'), alpha: drawn('alpha'),
  };
}

interface Measures {
  readonly percent: number | undefined;
  readonly kappa: number | undefined;
  readonly ac1: number | undefined;
  readonly alpha: number | undefined;
}

function measures(strata: readonly Ratings[], coders: number): Measures {
  const percent = joined(strata.map(shareParts));
  const pairs = Array.from({ length: coders }, (_, first) => Array.from({ length: coders - first - 1 }, (__, more): readonly [number, number] => [first, first + more + 1])).flat();
  const kappas = pairs.flatMap((pair) => joined(strata.map((one) => cohenParts(one, pair))) ?? []);
  return {
    percent: percent === undefined ? undefined : percent * 100,
    kappa: kappas.length === 0 ? undefined : kappas.reduce((sum, kappa) => sum + kappa, 0) / kappas.length,
    ac1: joined(strata.map(gwetParts)), alpha: joined(strata.map(krippendorffParts)),
  };
}

// Each code's parts count as its decisions; undefined where chance alone would always agree.
function joined(all: readonly (Parts | undefined)[]): number | undefined {
  let [seen, chance, weight] = [0, 0, 0];
  for (const part of all) {
    if (part === undefined) continue;
    seen += part.seen * part.weight;
    chance += part.chance * part.weight;
    weight += part.weight;
  }
  return weight === 0 || weight - chance < 1e-12 * weight ? undefined : (seen - chance) / (weight - chance);
}

function stratumOf({ cases, coders }: Decisions, code: string): Stratum {
  const categories = new Map<string, number>();
  const placeOf = (value: string): number => {
    const place = categories.get(value) ?? categories.size;
    categories.set(value, place);
    return place;
  };
  const units = cases.map(({ by }): Unit => coders.map((coder) => by.get(coder)?.values.get(code)).map((value) => (value === undefined ? undefined : placeOf(value))));
  return { categories: categories.size, alike: alike(units) };
}

function ratingsOf({ categories, alike: distinct }: Stratum, cases: Int32Array): Ratings {
  return { categories, units: distinct.units, times: timesOf(distinct, cases) };
}
