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

/** One rule of a stylesheet: a selector with its declarations, or a whole @-block. */
const RULE = /[^{}]+\{(?:[^{}]|\{[^{}]*\})*\}/g;

/** GOV.UK's stylesheet without what only gov.uk may use, in our accent. */
export function rebrand(stylesheet: string): string {
  const plain = withoutComments(stylesheet)
    .replaceAll('GDS Transport,arial,sans-serif', SYSTEM_FONTS)
    .replaceAll(/#[0-9a-f]{6}\b/g, (colour) => ACCENT[colour] ?? colour);
  return rulesOf(plain)
    .filter((rule) => !rule.startsWith('@font-face'))
    .map((rule) => (GOV_UK_ONLY.test(rule) || PICTURES.test(rule) ? withoutRules(rule) : rule))
    .join('');
}

/** Only the rules whose selector names one of these components. */
export function onlyComponents(stylesheet: string, components: readonly string[]): string {
  const wanted = components.map((name) => `.${name}`);
  return rulesOf(withoutComments(stylesheet)).filter((rule) => wanted.some((name) => rule.includes(name))).join('');
}

function rulesOf(stylesheet: string): readonly string[] {
  return stylesheet.replace('@charset "UTF-8";', '').match(RULE) ?? [];
}

function withoutComments(stylesheet: string): string {
  return stylesheet.replaceAll(/\/\*[\s\S]*?\*\//g, '');
}

/** Drops the rule, or, from an @-block, each rule inside it that names what we may not use. */
function withoutRules(rule: string): string {
  if (!rule.startsWith('@')) return '';
  const opening = rule.indexOf('{') + 1;
  const kept = rulesOf(rule.slice(opening, -1)).filter((inner) => !GOV_UK_ONLY.test(inner) && !PICTURES.test(inner));
  return kept.length === 0 ? '' : `${rule.slice(0, opening)}${kept.join('')}}`;
}
