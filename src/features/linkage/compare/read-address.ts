const WHOLE: Readonly<Record<string, string>> = {
  st: 'street', str: 'street', rd: 'road', ave: 'avenue', av: 'avenue', cl: 'close', clse: 'close', dr: 'drive', drv: 'drive', ln: 'lane', ct: 'court', crt: 'court',
  gdns: 'gardens', gdn: 'gardens', cres: 'crescent', crs: 'crescent', pl: 'place', sq: 'square', ter: 'terrace', terr: 'terrace', gr: 'grove', gro: 'grove', pk: 'park', hse: 'house', bldg: 'building',
};
const WITHIN = new Set(['flat', 'apartment', 'apt', 'unit', 'room', 'suite']);

/** The number of the house (0 where there is none) and the words of its street, from a cleaned address. */
export function readAddress(text: string): { readonly number: number; readonly street: string } {
  const words = text.split(' ');
  let number = 0;
  let within = false;
  const street: string[] = [];
  for (const word of words) {
    if (WITHIN.has(word)) within = true;
    else if (/^\d/.test(word)) {
      if (number === 0 || within) {
        within = within && number === 0;
        number = Number.parseInt(word, 10) % 1_000_000;
      }
    } else street.push(WHOLE[word] ?? word);
  }
  return { number, street: street.join(' ') };
}
