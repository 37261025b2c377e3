import type { Result } from '../../../kernel/result.ts';

/** A sheet of a spreadsheet as it stood, cell by cell. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** Reads the sheets of a CSV or Excel file; plugged in by whoever composes the program, because another room reads such files. */
export type ReadSheets = (bytes: Uint8Array, file: string) => Promise<Result<readonly Sheet[]>>;
