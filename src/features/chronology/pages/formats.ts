import type { ExchangeKind } from '../exchange/write.ts';

/** The kinds of file that are taken out, by the word that an address has for them. */
export const FORMATS: Readonly<Record<string, { readonly kind: ExchangeKind; readonly type: string }>> = {
  word: { kind: 'docx', type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' },
  excel: { kind: 'xlsx', type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
  csv: { kind: 'csv', type: 'text/csv; charset=utf-8' },
  json: { kind: 'json', type: 'application/json; charset=utf-8' },
};
