const WORDS = new Set([
  'unknown', 'unk', 'not known', 'notknown', 'nk', 'n/k', 'n/a', 'na', 'none', 'null', 'nil', 'nan', 'test', 'tbc', 'tba', 'missing', 'not given', 'not stated', 'not recorded', 'not provided',
  'not available', 'unspecified', 'withheld', 'refused', 'declined', 'anon', 'anonymous', 'no fixed abode', 'nfa', 'no name', '-', '--', '.', '?', 'x', 'xx', 'xxx', 'xxxx', 'zz', 'zzz', 'undefined', 'other', '#n/a', 'dummy',
]);
const DATES = new Set(['1900-01-01', '1899-12-30', '1899-12-31', '1901-01-01', '1970-01-01', '1800-01-01', '9999-12-31', '2099-12-31', '0001-01-01', '1111-11-11', '0000-00-00']);
const NUMBERS = new Set(['1234567890', '0123456789', '123456789', '12345678', '1234567', '123456', '9876543210']);
const POSTCODES = /^zz99\s?3[a-z]{2}$/;

/** Why a value stands for nothing, in words; nothing where it may be real. Source for ZZ99: NHS postcode directory, pseudo postcodes. */
export function placeholderOf(value: string): string | undefined {
  const plain = value.toLowerCase();
  const digits = plain.replace(/[\s-]/g, '');
  if (WORDS.has(plain)) return 'a word for nothing';
  if (/^(\d)\1{4,}$/.test(digits)) return 'one digit again and again';
  if (NUMBERS.has(digits)) return 'digits in a row';
  if (POSTCODES.test(plain)) return 'a postcode that stands for nowhere';
  return DATES.has(isoOf(plain)) ? 'a date that systems put where none is known' : undefined;
}

/** Names of children who are not born or not named yet: nobody\'s, and never evidence that two are one. */
export function namelessOf(value: string): boolean {
  return /^(unborn|baby|newborn|infant|boy|girl|twin( ?(one|two|1|2|i|ii|a|b))?|(male|female|baby|unborn) (infant|child|baby|boy|girl|twin.*))$/i.test(value);
}

function isoOf(text: string): string {
  const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})/.exec(text);
  if (parts !== null) return `${parts[3]}-${(parts[2] ?? '').padStart(2, '0')}-${(parts[1] ?? '').padStart(2, '0')}`;
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  return compact === null ? text.slice(0, 10) : `${compact[1]}-${compact[2]}-${compact[3]}`;
}
