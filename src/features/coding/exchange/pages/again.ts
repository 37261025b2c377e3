import { again, file, notFound, view } from '../../../../platform/pages/page.ts';
import { definePage } from '../../../access/index.ts';
import { aboutVersion, versionAt, versionCrumbs } from '../../codebook/pages/about.ts';
import { codebookPaths as paths } from '../../codebook/paths.ts';
import { openVersion, type OpenedVersion } from '../../codebook/store/versions.ts';
import { recode, type Recoded } from '../../data/recode.ts';
import { packedTables } from '../packed.ts';
import { dataIn } from './data.ts';

const template = 'coding/codebook/again.njk';
/** A longer list is read in the file. */
const SHOWN = 500;

/** Brings data from the version before to this one: what is carried, where series break, what must be coded again. */
export const againPage = definePage({
  method: 'GET', path: paths.again, may: 'codebook:read', audits: 'codebook.form-read', about: aboutVersion,
  handle: async ({ params, context }) => {
    const version = await versionAt(context.tx, params.codebook);
    const older = version.continues === null ? null : await openVersion(context.tx, version.continues);
    return older === null ? notFound : view(template, frame(version, older, null));
  },
});

export const againDonePage = definePage({
  method: 'POST', path: paths.again, may: 'codebook:read', audits: 'codebook.data-brought', about: aboutVersion, takesFiles: true,
  handle: async ({ params, form, files, context }) => {
    const version = await versionAt(context.tx, params.codebook);
    const older = version.continues === null ? null : await openVersion(context.tx, version.continues);
    if (older === null) return notFound;
    const data = dataIn(files, older.book);
    const made = data.ok ? recode(data.value, version.book, 'data') : data;
    if (!made.ok) return again(template, made.refusals, frame(version, older, null));
    return form['act'] === 'files' ? file(`${version.codebook}-${version.version}-data.zip`, 'application/zip', packedTables(made.value.tables, made.value.queue)) : view(template, frame(version, older, made.value));
  },
});

function frame(version: OpenedVersion, older: OpenedVersion, made: Recoded | null) {
  return {
    title: 'Bring data to this version', caption: `${version.title}, from version ${older.version} to version ${version.version}`, breadcrumbs: versionCrumbs(version), action: paths.again.to({ codebook: version.id }), made: made !== null,
    queue: made?.queue.slice(0, SHOWN) ?? [], queued: made?.queue.length ?? 0, shown: SHOWN, breaks: made?.breaks ?? [], records: [...(made?.tables ?? [])].map(([table, rows]) => ({ table, size: rows.length - 1 })),
    tables: older.book.tables.map(({ table }) => `${table}.csv`),
  };
}
