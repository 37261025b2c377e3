/** What a person typed, by form field name, exactly as typed: what a draft keeps. */
export type Typed = Readonly<Record<string, string | readonly string[]>>;
