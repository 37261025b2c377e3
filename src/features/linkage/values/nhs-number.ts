/**
 * True for ten digits whose last is their check digit (modulus 11).
 * Source: NHS Data Dictionary, NHS NUMBER. Ten equal digits pass the sum and are nobody's number.
 */
export function validNhsNumber(digits: string): boolean {
  if (!/^\d{10}$/.test(digits) || /^(\d)\1{9}$/.test(digits)) return false;
  const sum = Array.from(digits.slice(0, 9)).reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = 11 - (sum % 11);
  return check !== 10 && (check === 11 ? 0 : check) === Number(digits[9]);
}
