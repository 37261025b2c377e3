import { createHash } from 'node:crypto';

/** A code as REFI-QDA has it: a tree of names with descriptions. */
export interface QdaCode {
  readonly guid: string;
  readonly name: string;
  /** False for a heading over others. */
  readonly codable: boolean;
  readonly description: string;
  readonly codes: readonly QdaCode[];
}

export interface QdaSet {
  readonly guid: string;
  readonly name: string;
  readonly description: string;
  /** Codes that belong to it, by guid. */
  readonly codes: readonly string[];
}

/** A passage of a text. Places count characters of Unicode from 0; `to` is the first that no longer belongs. */
export interface QdaSelection {
  readonly from: number;
  readonly to: number;
  readonly codes: readonly string[];
  readonly user: string | null;
  readonly memo: string;
}

export interface QdaSource {
  readonly guid: string;
  readonly name: string;
  readonly text: string;
  /** Codes of the source as a whole. */
  readonly codes: readonly string[];
  readonly selections: readonly QdaSelection[];
}

export interface QdaCase {
  readonly name: string;
  readonly sources: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

export interface QdaProject {
  readonly name: string;
  readonly users: ReadonlyMap<string, string>;
  readonly codes: readonly QdaCode[];
  readonly sets: readonly QdaSet[];
  readonly variables: readonly string[];
  readonly cases: readonly QdaCase[];
  readonly sources: readonly QdaSource[];
  /** What the project holds that is not read: pictures, sound, films. */
  readonly notRead: readonly string[];
}

/** Written into each file, so that others can say where it comes from. */
export const ORIGIN = 'Sightline';

/** A guid that is the same for the same thing every time it is written. */
export function guidOf(...name: readonly string[]): string {
  const hex = createHash('sha256').update(`sightline qda/${name.join('/')}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Every code of a tree, each after what it stands under. */
export function everyCode(codes: readonly QdaCode[], under: readonly QdaCode[] = []): readonly { readonly code: QdaCode; readonly under: readonly QdaCode[] }[] {
  return codes.flatMap((code) => [{ code, under }, ...everyCode(code.codes, [...under, code])]);
}
