import { refuse, unlessRefused, type Refusal, type Result } from '../../../../kernel/result.ts';
import { again, file, notFound, redirect, view, type Form } from '../../../../platform/pages/page.ts';
import { definePage, may, type Context } from '../../../access/index.ts';
import type { Codebook } from '../../codebook/codebook.ts';
import { aboutVersion, doing, versionAt, versionCrumbs } from '../../codebook/pages/about.ts';
import { codebookPaths as paths } from '../../codebook/paths.ts';
import { codebookRefusals } from '../../codebook/refusals.ts';
import { openVersion, type OpenedVersion } from '../../codebook/store/versions.ts';
import { mapData } from '../mapping/apply.ts';
import { checkPairs, guessPairs, guessValues, type MappedPair } from '../mapping/mapping.ts';
import { addMapping, newestMapping, type KeptMapping } from '../mapping/store.ts';
import { packedTables } from '../packed.ts';
import { dataIn } from './data.ts';

const template = 'coding/codebook/mapping.njk';
type Typed = Readonly<Record<string, string>>;
const codeField = (code: string): string => `code-${code}`;
const valueField = (code: string): string => `values-${code}`;
const own = (book: Codebook) => [...book.codes.values()].filter(({ derive }) => derive === undefined);

/** Which codes of one codebook are which of another: as it was kept, or as their names suggest. */
export const mappingPage = definePage({
  method: 'GET', path: paths.mapping, may: 'codebook:read', audits: 'codebook.version-read', about: aboutVersion,
  handle: async ({ params, context }) => {
    const both = await bothOf(context, params);
    if (both === null) return notFound;
    const kept = await newestMapping(context.tx, both.theirs.id, both.ours.id);
    return view(template, frame(context, both, asTyped(kept?.pairs ?? guessPairs(both.theirs.book, both.ours.book)), kept));
  },
});

interface Both { readonly theirs: OpenedVersion; readonly ours: OpenedVersion }

async function bothOf(context: Context, { codebook, ours }: { readonly codebook: string; readonly ours: string }): Promise<Both | null> {
  const [one, other] = [await versionAt(context.tx, codebook), await openVersion(context.tx, ours)];
  return other === null || other.id === one.id ? null : { theirs: one, ours: other };
}

/** Keeps which codes are which; or brings data over by it. */
export const mappedPage = definePage({
  method: 'POST', path: paths.mapping, may: 'codebook:write', audits: 'codebook.mapped', about: aboutVersion, takesFiles: true,
  handle: async ({ params, form, files, context }) => {
    const both = await bothOf(context, params);
    if (both === null) return notFound;
    const typed = typedIn(form, both.theirs.book);
    const kept = await newestMapping(context.tx, both.theirs.id, both.ours.id);
    if (form['act'] === 'data') {
      const data = kept === null ? refuse(codebookRefusals.refusal('CODEBOOK_MAPPING_EMPTY', { field: 'data' })) : dataIn(files, both.theirs.book);
      const made = data.ok ? mapData(data.value, both.ours.book, kept?.pairs ?? []) : data;
      return made.ok ? file(`${both.ours.codebook}-from-${both.theirs.codebook}.zip`, 'application/zip', packedTables(made.value.tables, made.value.queue)) : again(template, made.refusals.map((one): Refusal => ({ ...one, field: 'data' })), frame(context, both, asTyped(kept?.pairs ?? []), kept));
    }
    const pairs = pairsTyped(both, typed);
    const because = typed['because'] ?? '';
    const missing = because === '' ? refuse(codebookRefusals.refusal('CODEBOOK_REASON_MISSING', { field: 'because' })) : pairs;
    if (!pairs.ok || !missing.ok) return again(template, [...(pairs.ok ? [] : pairs.refusals), ...(because === '' && !missing.ok ? missing.refusals : [])], frame(context, both, typed, kept));
    await addMapping(context.tx, both.theirs.id, both.ours.id, pairs.value, because, doing(context).by, context.now);
    return redirect(paths.mapping.to(params), 'Which codes are which was kept.');
  },
});

function typedIn(form: Form, theirs: Codebook): Typed {
  const text = (name: string): string => (typeof form[name] === 'string' ? form[name].trim().slice(0, 2000) : '');
  return Object.fromEntries([...own(theirs).flatMap(({ code }) => [codeField(code), valueField(code)]), 'because'].map((name) => [name, text(name)]));
}

function asTyped(pairs: readonly MappedPair[]): Typed {
  const typed: Record<string, string> = {};
  for (const { their_code: their, their_value: theirValue, our_code: our, our_value: ourValue } of pairs) {
    typed[codeField(their)] = our;
    if (theirValue !== '') typed[valueField(their)] = [typed[valueField(their)] ?? '', `${theirValue} = ${ourValue}`].filter((part) => part !== '').join('; ');
  }
  return typed;
}

function pairsTyped({ theirs, ours }: Both, typed: Typed): Result<readonly MappedPair[]> {
  const wrong: Refusal[] = [];
  const pairs = own(theirs.book).flatMap(({ code }): readonly MappedPair[] => {
    const our = typed[codeField(code)] ?? '';
    if (our === '') return [];
    const values = (typed[valueField(code)] ?? '').split(';').map((part) => part.trim()).filter((part) => part !== '').flatMap((part): readonly MappedPair[] => {
      const [, theirValue, ourValue] = /^(.+?)\s*=\s*(.+)$/.exec(part) ?? [];
      if (theirValue !== undefined && ourValue !== undefined) return [{ their_code: code, their_value: theirValue, our_code: our, our_value: ourValue }];
      wrong.push(codebookRefusals.refusal('CODEBOOK_MAPPING_LINE', { line: part, field: valueField(code) }));
      return [];
    });
    return [{ their_code: code, their_value: '', our_code: our, our_value: '' }, ...values];
  });
  if (pairs.length === 0) return refuse(codebookRefusals.refusal('CODEBOOK_MAPPING_EMPTY', { field: codeField(own(theirs.book)[0]?.code ?? '') }));
  const checked = checkPairs(theirs.book, ours.book, pairs, codeField);
  return unlessRefused([...wrong, ...(checked.ok ? [] : checked.refusals)], () => pairs);
}

function frame(context: Context, { theirs, ours }: Both, typed: Typed, kept: KeptMapping | null): Readonly<Record<string, unknown>> {
  return {
    title: 'Which codes are which', caption: `${theirs.title} onto ${ours.title}, version ${ours.version}`, breadcrumbs: versionCrumbs(theirs), action: paths.mapping.to({ codebook: theirs.id, ours: ours.id }), writes: may(context.actor, 'codebook:write'), typed, kept,
    rows: own(theirs.book).map((code) => ({
      code: code.code, label: code.label, definition: code.definition ?? '', values: code.options.map((option) => `${option.code} (${option.label})`).join(', '), codeField: codeField(code.code), valueField: valueField(code.code),
      hasValues: code.options.length > 0, suggested: own(ours.book).some((our) => our.code === typed[codeField(code.code)] && guessValues(code, our).length > 0),
    })),
    ours: own(ours.book).map(({ code, label }) => ({ code, label })), tables: theirs.book.tables.map(({ table }) => `${table}.csv`),
  };
}
