import { addVersion, beginNew, beginNext, bringCodebook, changeDraft, editCodes, listVersions, openVersion } from '../features/coding/index.ts';
import type { Tx } from '../platform/database/index.ts';
import { become } from './cast.ts';
import { at, must, type Days } from './days.ts';
import { demoId } from './id.ts';

const FIRST = `codebook: harbour-themes
title: Themes of the harbour reviews
version: "1"
source: Agreed by the Panel's analysts for a made-up study
tables:
  - { table: reviews, label: reviews, key: review_id }
codes:
  - { code: age, label: Age in years, type: number, minimum: 0, maximum: 17 }
  - { code: curiosity, label: Lack of professional curiosity, definition: "Accounts were taken as they were given, without asking further." }
  - { code: seeming, label: Seeming co-operation not seen through, sub_code_of: curiosity }
  - { code: harm, label: Harm outside the home, definition: "The child was harmed by somebody outside the family, or was at risk of it." }
  - { code: bullied, label: Bullying, applies_when: age >= 6, applies_because: children under six are left out }
`;
const SECOND = `${FIRST.replace('version: "1"', 'version: "2"\ncontinues:\n  version: "1"\n  changes:\n    - { split: harm, into: [exploitation, violence], because: the response to the two is not the same }').replace(/ {2}- \{ code: harm,[^\n]*\n/, '  - { code: exploitation, label: Exploitation }\n  - { code: violence, label: Serious violence }\n')}`;
const THEIRS = 'Node,Description,Parent,Options\nDomestic abuse,Abuse between adults of the home,,\nCoercive control,A pattern of control,Domestic abuse,\nSex of the child,,,F = Female; M = Male\n';

/** The analyst's own codebook in two versions with the third being written, and one that was brought in from another program. */
export async function codebooksKept(tx: Tx, days: Days): Promise<void> {
  const by = await become(tx, demoId('person', 'nation', 'analyst'));
  // Codebooks are the nation's and no case's: where they are kept already they stay as they are.
  if ((await listVersions(tx)).some(({ codebook }) => codebook === 'harbour-themes')) return;
  const doing = (day: number, time: string) => ({ tx, by, now: at(days.ago(day), time) });
  const first = await addVersion(tx, { text: FIRST, continues: null, because: 'Agreed after a pilot of twelve reviews' }, by, doing(40, '10:00').now);
  const second = await addVersion(tx, { text: SECOND, continues: first, because: 'Exploitation and violence are told apart from now on' }, by, doing(12, '15:10').now);
  const version = await openVersion(tx, second);
  if (version === null) throw new Error('the version was kept a moment ago');
  const draft = must(await beginNext(doing(3, '11:30'), version));
  must(await changeDraft(doing(3, '11:40'), draft, '1', (document) => editCodes(document, { what: 'rename', code: 'bullied', to: { code: 'bullying' }, because: 'As other studies call it' })));
  const brought = must(await bringCodebook(new TextEncoder().encode(THEIRS), 'panel-nodes.csv', { title: 'Nodes of another program' }, async () => ({ ok: true, value: [{ name: '1', rows: THEIRS.trim().split('\n').map((line) => line.split(',')) }] })));
  must(await beginNew(doing(1, '09:20'), brought.content));
}
