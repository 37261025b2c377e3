import type { CodebookDocument, CodeDocument } from '../../codebook/schema.ts';
import { namesFor } from '../names.ts';
import { codesForQda, documentFromQda } from './codes.ts';
import { guidOf, type QdaCase, type QdaProject, type QdaSource } from './project.ts';

/** One coded case with the text that it was coded from, where there is one. */
export interface CodedRecord {
  readonly key: string;
  readonly values: ReadonlyMap<string, string>;
  readonly text: string | null;
}

/** A passage that stands behind a code. Places count characters of Unicode from 0; `to` no longer belongs. */
export interface CodedPassage {
  readonly record: string;
  readonly code: string;
  readonly from: number;
  readonly to: number;
  readonly coder: string;
  readonly memo: string;
}

/** A study as other programs for qualitative data can open it. */
export interface CodedStudy {
  readonly document: CodebookDocument;
  readonly records: readonly CodedRecord[];
  readonly passages: readonly CodedPassage[];
}

/** A study as a project of REFI-QDA: values as variables of cases, passages as selections in texts. */
export function projectFromStudy({ document, records, passages }: CodedStudy): QdaProject {
  const coders = [...new Set(passages.map(({ coder }) => coder))].filter((name) => name !== '');
  const variables = document.codes.map(({ code }) => code).filter((code) => records.some(({ values }) => values.has(code)));
  return {
    name: document.title, ...codesForQda(document), variables, notRead: [],
    users: new Map(coders.map((name) => [guidOf('user', name), name])),
    cases: records.map(({ key, values, text }): QdaCase => ({ name: key, sources: text === null ? [] : [guidOf('source', key)], values })),
    sources: records.flatMap(({ key, text }): readonly QdaSource[] => (text === null ? [] : [{
      guid: guidOf('source', key), name: key, text, codes: [],
      selections: passages.filter(({ record }) => record === key).map(({ code, from, to, coder, memo }) => ({ from, to, codes: [guidOf('code', document.codebook, code)], user: coder === '' ? null : guidOf('user', coder), memo })),
    }])),
  };
}

/**
 * A study out of a project. Each case is a record, and each text that belongs to no case. A value is what a
 * variable of the code's name says; else present where a passage has the code, or one of the codes under it.
 */
export function studyFromProject(project: QdaProject, codebook: string): CodedStudy & { readonly notes: readonly string[] } {
  const { document, codeOf, optionOf, notes } = documentFromQda(project, codebook);
  const extra = project.variables.filter((name) => !document.codes.some(({ code }) => code === name));
  const extraNames = namesFor([...document.codes.map(({ code }) => code), ...extra]).slice(document.codes.length);
  const nameOf = new Map(extra.map((name, at) => [name, extraNames[at] ?? name]));
  const parents = parentsOf(document.codes);
  const inCases = new Set(project.cases.flatMap(({ sources }) => sources));
  const cases: readonly QdaCase[] = [...project.cases, ...project.sources.filter(({ guid }) => !inCases.has(guid)).map(({ guid, name }) => ({ name, sources: [guid], values: new Map<string, string>() }))];
  const keys = uniqueKeys(cases.map(({ name }) => name));
  const made = cases.map((one, at) => {
    const sources = project.sources.filter(({ guid }) => one.sources.includes(guid));
    const coded = sources.flatMap(({ codes, selections }) => [...codes, ...selections.flatMap((selection) => selection.codes)]);
    const values = new Map([...one.values].map(([name, value]): [string, string] => [nameOf.get(name) ?? name, value]));
    for (const guid of coded) say(values, codeOf.get(guid), optionOf.get(guid), parents);
    return { record: { key: keys[at] ?? '', values, text: sources.length === 0 ? null : sources.map(({ text }) => text).join('\n\n') }, passages: passagesOf(project, sources, keys[at] ?? '', codeOf, optionOf) };
  });
  const codes: readonly CodeDocument[] = extra.map((name) => ({ code: nameOf.get(name) ?? name, label: name, type: 'text', blank: 'not_mentioned' }));
  return {
    document: { ...document, codes: [...document.codes, ...codes] }, records: made.map(({ record }) => record), passages: made.flatMap(({ passages }) => passages),
    notes: [...notes, ...(project.notRead.length === 0 ? [] : [`Not read, because they are no text: ${project.notRead.join('; ')}.`])],
  };
}

type OptionOf = ReadonlyMap<string, { readonly code: string; readonly option: string }>;

function say(values: Map<string, string>, code: string | undefined, option: { readonly code: string; readonly option: string } | undefined, parents: ReadonlyMap<string, string>): void {
  if (option !== undefined && !values.has(option.code)) values.set(option.code, option.option);
  for (let one = code; one !== undefined && !values.has(one); one = parents.get(one)) values.set(one, 'present');
}

function parentsOf(codes: readonly CodeDocument[]): ReadonlyMap<string, string> {
  return new Map(codes.flatMap(({ code, sub_code_of: parent }) => (parent === undefined ? [] : [[code, parent] as const])));
}

function passagesOf(project: QdaProject, sources: readonly QdaSource[], record: string, codeOf: ReadonlyMap<string, string>, optionOf: OptionOf): readonly CodedPassage[] {
  let before = 0;
  return sources.flatMap(({ text, selections }) => {
    const start = before;
    before += [...text].length + 2;
    return selections.flatMap(({ from, to, codes, user, memo }) => codes.flatMap((guid) => {
      const code = codeOf.get(guid) ?? optionOf.get(guid)?.code;
      return code === undefined ? [] : [{ record, code, from: start + from, to: start + to, coder: user === null ? '' : (project.users.get(user) ?? ''), memo }];
    }));
  });
}

/** Two cases of one name are two cases. */
function uniqueKeys(names: readonly string[]): readonly string[] {
  const seen = new Map<string, number>();
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

/** Whether a project holds more than a codebook. */
export function holdsCoding({ sources, cases }: QdaProject): boolean {
  return sources.length > 0 || cases.length > 0;
}
