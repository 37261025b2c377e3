/**
 * GOV.UK and MoJ Frontend come as one stylesheet each, made for gov.uk. A service that is not
 * part of gov.uk may use the patterns but not the crown, the crest or the GDS Transport
 * typeface, and takes its own accent instead of the government's blue.
 * See docs/decisions/0006-pages-without-a-build.md.
 */
const SYSTEM_FONTS = 'system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Arial,sans-serif';

const ACCENT: Readonly<Record<string, string>> = {
  '#1d70b8': '#0b5c66',
  '#1a65a6': '#0b5c66',
  '#0f385c': '#06363d',
  '#f4f8fb': '#f2f7f7',
  '#8eb8dc': '#86b5ba',
  '#d2e2f1': '#d3e6e8',
};

const GOV_UK_ONLY = /GDS Transport|crown|crest|\/assets\/fonts/i;
const PICTURES = /url\(\/assets\//;

/** GOV.UK's stylesheet without what only gov.uk may use, in our accent. */
export function rebrand(stylesheet: string): string {
  const plain = withoutComments(stylesheet)
    .replaceAll('GDS Transport,arial,sans-serif', SYSTEM_FONTS)
    .replaceAll(/#[0-9a-f]{6}\b/g, (colour) => ACCENT[colour] ?? colour);
  return rulesOf(plain)
    .filter((rule) => !rule.trimStart().startsWith('@font-face'))
    .map((rule) => (isOursToUse(rule) ? rule : withoutRules(rule)))
    .join('');
}

/** Only the rules whose selector names one of these components. */
export function onlyComponents(stylesheet: string, components: readonly string[]): string {
  const wanted = components.map((name) => `.${name}`);
  return rulesOf(withoutComments(stylesheet)).filter((rule) => wanted.some((name) => rule.includes(name))).join('');
}

/** The outermost rules of a stylesheet: a selector with its declarations, or a whole @-block with what it nests. */
function rulesOf(stylesheet: string): readonly string[] {
  const rules: string[] = [];
  let start = 0;
  let depth = 0;
  for (const { 0: brace, index } of stylesheet.matchAll(/[{}]/g)) {
    depth += brace === '{' ? 1 : -1;
    if (depth > 0) continue;
    rules.push(stylesheet.slice(start, index + 1));
    start = index + 1;
  }
  return rules;
}

function isOursToUse(rule: string): boolean {
  return !GOV_UK_ONLY.test(rule) && !PICTURES.test(rule);
}

function withoutComments(stylesheet: string): string {
  return stylesheet.replaceAll(/\/\*[\s\S]*?\*\//g, '').replace('@charset "UTF-8";', '');
}

/** Drops the rule, or, from an @-block, each rule inside it that names what we may not use. */
function withoutRules(rule: string): string {
  if (!rule.trimStart().startsWith('@')) return '';
  const opening = rule.indexOf('{') + 1;
  const kept = rulesOf(rule.slice(opening, -1)).map((inner) => (isOursToUse(inner) ? inner : withoutRules(inner))).filter((inner) => inner !== '');
  return kept.length === 0 ? '' : `${rule.slice(0, opening)}${kept.join('')}}`;
}
