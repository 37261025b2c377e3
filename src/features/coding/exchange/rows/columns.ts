/** What a column of another program's codebook can hold, and what it is called there. */
export const ROLES = {
  code: { text: 'The code', called: ['code', 'code name', 'variable', 'variable name', 'var', 'field', 'field name', 'item', 'node', 'id', 'name'] },
  label: { text: 'The code in words', called: ['label', 'variable label', 'title', 'short description', 'question', 'question text', 'in words'] },
  definition: { text: 'Definition', called: ['definition', 'description', 'meaning', 'guidance', 'coding guidance', 'explanation'] },
  include: { text: 'Include', called: ['include', 'inclusion', 'includes', 'inclusion criteria', 'when to use'] },
  exclude: { text: 'Exclude', called: ['exclude', 'exclusion', 'excludes', 'exclusion criteria', 'when not to use'] },
  note: { text: 'Note', called: ['note', 'notes', 'comment', 'comments', 'memo', 'remarks'] },
  source: { text: 'Source', called: ['source', 'reference', 'origin'] },
  type: { text: 'What a coder says', called: ['type', 'variable type', 'data type', 'kind', 'format', 'measure'] },
  options: { text: 'All options of a code in one cell', called: ['options', 'values', 'value labels', 'categories', 'response options', 'responses', 'levels', 'codes and labels', 'allowed values'] },
  option: { text: 'One option on each row', called: ['option', 'value', 'option code', 'category code', 'response code'] },
  option_label: { text: 'One option in words', called: ['option label', 'value label', 'category', 'response'] },
  unit: { text: 'What it is a fact of', called: ['unit', 'table', 'level', 'entity', 'unit of analysis'] },
  sub_code_of: { text: 'Sub-code of', called: ['sub code of', 'parent', 'parent code', 'parent node', 'under'] },
  applies_when: { text: 'Applies only where', called: ['applies when', 'applies only where', 'filter', 'universe', 'routing', 'condition'] },
  applies_because: { text: 'Why it does not apply elsewhere', called: ['applies because'] },
  minimum: { text: 'Lowest number', called: ['minimum', 'min', 'lowest'] },
  maximum: { text: 'Highest number', called: ['maximum', 'max', 'highest'] },
  optional: { text: 'Data may come without it', called: ['optional'] },
  blank: { text: 'What an empty cell means', called: ['blank'] },
  derive: { text: 'How it is worked out', called: ['derive', 'derived'] },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly called: readonly string[] }>>;

export type Role = keyof typeof ROLES;

/** What each column holds, as far as its heading says; null where it says nothing known. No two hold the same. */
export function guessRoles(headings: readonly string[]): readonly (Role | null)[] {
  const plain = headings.map((heading) => heading.toLowerCase().replace(/[^a-z0-9]+/g, ' ').trim());
  const found: (Role | null)[] = headings.map(() => null);
  for (const role of Object.keys(ROLES) as Role[]) {
    const called: readonly string[] = ROLES[role].called;
    const best = plain.map((heading, at) => ({ at, rank: found[at] === null ? called.indexOf(heading) : -1 })).filter(({ rank }) => rank !== -1).toSorted((a, b) => a.rank - b.rank)[0];
    if (best !== undefined) found[best.at] = role;
  }
  return found;
}
