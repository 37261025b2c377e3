/** What a run leaves out, to find out what it costs. */
export interface Variant {
  readonly name: string;
  /** Bound by row-level security, as the application always is outside this benchmark. */
  readonly policies: boolean;
  /** Writes an audit entry for each page, as the application always does outside this benchmark. */
  readonly audit: boolean;
}

export const variants: readonly Variant[] = [
  { name: 'as shipped', policies: true, audit: true },
  { name: 'without audit', policies: true, audit: false },
  { name: 'without row-level security', policies: false, audit: true },
  { name: 'without both', policies: false, audit: false },
];
