/** NHS numbers below 999 999 9999 that were never issued: 999 first, which is kept for tests, then the rest of the nines. */
const IN_999 = 800_000;

/**
 * Gives out NHS numbers, each of them once, valid by Modulus 11, none of which a person can have.
 * The order is scattered, so that brothers and sisters do not have neighbouring numbers.
 */
export function nhsNumbers(): () => string {
  let given = 0;
  return () => {
    for (;;) {
      const body = bodyOf(given);
      given += 1;
      const check = checkDigit(body);
      if (check !== 10) return `${body}${check}`;
    }
  };
}

function bodyOf(given: number): string {
  if (given < IN_999) return `999${String((given * 618_033) % 1_000_000).padStart(6, '0')}`;
  return `9${String(((given - IN_999) * 61_803_407) % 99_000_000).padStart(8, '0')}`;
}

/** Modulus 11 of the first nine digits; 10 means that there is no such number. */
export function checkDigit(body: string): number {
  let sum = 0;
  for (let place = 0; place < 9; place += 1) sum += (10 - place) * (body.charCodeAt(place) - 48);
  return (11 - (sum % 11)) % 11;
}

const UPN_LETTERS = 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** A unique pupil number with its check letter, of a school authority (999) that does not exist. */
export function upnOf(child: number): string {
  const digits = `999${String(child % 1_000_000_000).padStart(9, '0')}`;
  let sum = 0;
  for (let place = 0; place < 12; place += 1) sum += (place + 2) * (digits.charCodeAt(place) - 48);
  return `${UPN_LETTERS[sum % 23] ?? 'A'}${digits}`;
}
