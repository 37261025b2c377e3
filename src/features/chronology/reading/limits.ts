/** How much is read, so that no file can take the service down. */
export interface Limits {
  /** Bytes of the file as it was sent. */
  readonly fileBytes: number;
  /** Bytes of everything packed in it, declared or found. */
  readonly inflatedBytes: number;
  readonly packedParts: number;
  readonly cells: number;
  readonly characters: number;
}

const MB = 1_048_576;

/** 20,000 rows of eight cells are about 60 MB of Word's XML. */
export const LIMITS: Limits = { fileBytes: 64 * MB, inflatedBytes: 320 * MB, packedParts: 5_000, cells: 4_000_000, characters: 120_000_000 };
