import { file, notFound } from '../../../../platform/pages/page.ts';
import { definePage } from '../../../access/index.ts';
import { documentIn } from '../../codebook/commands/drafts.ts';
import { aboutVersion, versionAt } from '../../codebook/pages/about.ts';
import { codebookPaths as paths } from '../../codebook/paths.ts';
import { codesForQda } from '../refi/codes.ts';
import { writeQdc } from '../refi/write.ts';
import { codebookRows, rowsAsCsv, rowsAsExcel } from '../rows/rows.ts';

/** A version as a file for other programs. */
export const takeOutPage = definePage({
  method: 'GET', path: paths.takeOut, may: 'codebook:read', audits: 'codebook.taken-out', about: aboutVersion,
  handle: async ({ params: { codebook: id, format }, context }) => {
    const version = await versionAt(context.tx, id);
    const document = documentIn(version.text);
    const name = `${version.codebook}-${version.version}`.replace(/[^\w.-]+/g, '-');
    switch (format) {
      case 'yaml': return file(`${name}.yaml`, 'application/yaml; charset=utf-8', bytes(version.text));
      case 'csv': return file(`${name}.csv`, 'text/csv; charset=utf-8', bytes(rowsAsCsv(codebookRows(document))));
      case 'xlsx': return file(`${name}.xlsx`, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', await rowsAsExcel(codebookRows(document), version.codebook));
      case 'qdc': {
        const { codes, sets } = codesForQda(document);
        return file(`${name}.qdc`, 'application/xml; charset=utf-8', bytes(writeQdc(codes, sets)));
      }
      default: return notFound;
    }
  },
});

function bytes(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
