type Attributes = Readonly<Record<string, string | number | undefined>>;

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export function escapeText(text: string): string {
  return text.replaceAll(/[&<>"]/g, (sign) => ESCAPES[sign] ?? sign);
}

/** An element. Content is markup already; text goes through `escapeText`. Colours are classes: a style attribute would be refused by the content-security policy. */
export function el(name: string, attributes: Attributes, ...content: readonly string[]): string {
  const written = Object.entries(attributes).map(([key, value]) => (value === undefined ? '' : ` ${key}="${typeof value === 'number' ? round(value) : escapeText(value)}"`)).join('');
  return content.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${content.join('')}</${name}>`;
}

export function text(attributes: Attributes, words: string): string {
  return el('text', attributes, escapeText(words));
}

/** A link where there is somewhere to go. */
export function link(href: string | undefined, attributes: Attributes, ...content: readonly string[]): string {
  return href === undefined ? content.join('') : el('a', { href, ...attributes }, ...content);
}

/** A tenth of a unit is finer than any screen shows, and halves the bytes. */
function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
