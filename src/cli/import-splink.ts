import { readFileSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { fromSplink, importJson, importText, splinkRefusals } from '../features/linkage/index.ts';
import { ok, refuse } from '../kernel/result.ts';
import type { BadInput, Outcome } from './command.ts';

/** Reads what Splink wrote and writes the settings; its notes are the answer. */
export function importSplink(file: string, out: string | undefined): Outcome {
  const mend = 'Give the file that linker.misc.save_model_to_json wrote, of Splink 3 or 4';
  const document = readJson(file);
  if (!document.ok) return { ...document, where: file, mend };
  const imported = fromSplink(document.value, file);
  if (!imported.ok) return { ...imported, where: file, mend };
  const { settings } = imported.value;
  if (out !== undefined) {
    try {
      writeFileSync(out, out.endsWith('.json') ? `${JSON.stringify(settings, null, 2)}\n` : stringify(settings));
    } catch (fault) {
      return { ...refuse(splinkRefusals.refusal('SETTINGS_NOT_WRITABLE', { file: out, why: reason(fault) })), where: '--out', mend: 'Name a file in a folder that exists and that you may write to' };
    }
  }
  const text = out === undefined ? `${importText(imported.value)}\n\n${stringify(settings)}` : `${importText(imported.value)}\n\nWritten to ${out}`;
  return ok({ json: importJson(imported.value), text });
}

function readJson(file: string): { readonly ok: true; readonly value: unknown } | BadInput {
  try {
    return ok(JSON.parse(readFileSync(file, 'utf8')));
  } catch (fault) {
    return refuse(splinkRefusals.refusal('SPLINK_NOT_JSON', { file, why: reason(fault) }));
  }
}

function reason(fault: unknown): string {
  return fault instanceof Error ? fault.message : String(fault);
}
