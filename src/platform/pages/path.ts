type Params<Pattern extends string> = Pattern extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Params<`/${Rest}`>
  : Pattern extends `${string}:${infer Name}`
    ? Name
    : never;

/** The values that a path needs, by name. */
export type PathValues<Pattern extends string> = Readonly<Record<Params<Pattern>, string>>;

/**
 * An address of the site. The pattern is written once, here; links are built by `to`, so no
 * template spells an address and a missing value does not compile.
 */
export interface Path<Pattern extends string = string> {
  readonly pattern: Pattern;
  readonly to: Params<Pattern> extends never ? () => string : (values: PathValues<Pattern>) => string;
}

export function path<const Pattern extends string>(pattern: Pattern): Path<Pattern> {
  const to = (values: Readonly<Record<string, string>> = {}): string =>
    pattern.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(values[name] ?? ''));
  return { pattern, to: to as Path<Pattern>['to'] };
}
