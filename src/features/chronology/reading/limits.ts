/** How much is read, so that no file can take the service down. */
export interface Limits {
  /** Bytes of the file as it was sent. */
  readonly fileBytes: number;
  /** Bytes of everything packed in it, declared or found. */
  readonly inflatedBytes: number;
  readonly packedParts: number;
  /** How many times its packed size a part of more than `foldFree` bytes may have. Real text packs to a tenth or a fiftieth, a run of blanks to a thousandth. */
  readonly fold: number;
  readonly foldFree: number;
  /** Characters of one text, comment or tag of a part: more is kept in memory at once. */
  readonly run: number;
  /** How deep elements may lie in each other. */
  readonly depth: number;
  readonly cells: number;
  readonly characters: number;
}

const MB = 1_048_576;

/** 20,000 rows of eight cells are about 60 MB of Word's XML. */
export const LIMITS: Limits = { fileBytes: 64 * MB, inflatedBytes: 320 * MB, packedParts: 5_000, fold: 150, foldFree: 24 * MB, run: 4 * MB, depth: 600, cells: 4_000_000, characters: 120_000_000 };
