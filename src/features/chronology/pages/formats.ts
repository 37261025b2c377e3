import type { ExchangeKind } from '../exchange/write.ts';

/** The kinds of file that are taken out, by the word that an address has for them. */
export const FORMATS: ReadonlyMap<string, { readonly kind: ExchangeKind; readonly type: string }> = new Map(Object.entries({
  word: { kind: 'docx' as const, type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  excel: { kind: 'xlsx' as const, type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { kind: 'csv' as const, type: 'text/csv; charset=utf-8' },
  json: { kind: 'json' as const, type: 'application/json; charset=utf-8' },
}));
