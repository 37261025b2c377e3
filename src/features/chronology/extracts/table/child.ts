import { cellOf, type Complain, type RowValues } from './row-values.ts';
import { extractProblems } from './problem.ts';
import type { ChildFields, SourceRecord, TableDefinition } from './record.ts';

/** A child as a row of a file of children: texts, empty where the extract does not say. */
export interface ExtractChild {
  readonly child_id: string;
  readonly date_of_birth: string;
  /** F, M, I (indeterminate) or U (not known); empty where not recorded or not yet born. */
  readonly sex: string;
  /** The Department for Education's code. */
  readonly ethnicity: string;
  /** Its codes with `;` between. */
  readonly disability: string;
  readonly area: string;
}

export const childColumns = ['child_id', 'date_of_birth', 'sex', 'ethnicity', 'disability', 'area'] as const;

const SEXES: Readonly<Record<string, string>> = { 1: 'M', 2: 'F', 9: 'I', M: 'M', F: 'F', U: 'U', I: 'I' };

/** Every child of an extract; where two rows differ the first is kept and the second is a problem. */
export interface Children {
  readonly add: (record: SourceRecord, table: TableDefinition, values: RowValues, complain: Complain) => void;
  readonly all: () => readonly ExtractChild[];
}

export function gatherChildren(area: string): Children {
  const children = new Map<string, ExtractChild>();
  return {
    add: (record, { child, describes }, values, complain) => {
      const id = cellOf(record, child);
      const before = children.get(id) ?? { child_id: id, date_of_birth: '', sex: '', ethnicity: '', disability: '', area };
      children.set(id, describes === undefined ? before : merged(before, described(describes, values), describes, complain));
    },
    all: () => [...children.values()],
  };
}

type Described = Pick<ExtractChild, 'date_of_birth' | 'sex' | 'ethnicity' | 'disability'>;

function described({ birth, sex, ethnicity, disability }: ChildFields, values: RowValues): Described {
  const disabilities = disability === undefined ? [] : values.codes(disability).map(({ code }) => code);
  return {
    date_of_birth: birth === undefined ? '' : (values.date(birth) ?? ''),
    sex: sex === undefined ? '' : (SEXES[values.code(sex)?.code ?? ''] ?? ''),
    ethnicity: ethnicity === undefined ? '' : (values.code(ethnicity)?.code ?? ''),
    disability: disabilities.join(';'),
  };
}

function merged(before: ExtractChild, now: Described, fields: ChildFields, complain: Complain): ExtractChild {
  const differing: readonly (readonly [keyof Described, string | undefined])[] = [['date_of_birth', fields.birth], ['sex', fields.sex], ['ethnicity', fields.ethnicity]];
  for (const [name, field] of differing) {
    if (before[name] !== '' && now[name] !== '' && before[name] !== now[name]) {
      complain(field ?? null, extractProblems.refusal('EXTRACT_CHILD_DIFFERS', { child: before.child_id, first: before[name] }));
    }
  }
  const disabilities = [...new Set([...before.disability.split(';'), ...now.disability.split(';')])].filter((code) => code !== '');
  return {
    ...before, disability: disabilities.join(';'),
    date_of_birth: before.date_of_birth || now.date_of_birth, sex: before.sex || now.sex, ethnicity: before.ethnicity || now.ethnicity,
  };
}
