const ELSEWHERE = 'https://elsewhere.invalid';
const LONGEST = 2_000;

/**
 * Where to go after signing in, if it is an address of this site: its path and query. Anything
 * else gives null, because a link to the sign-in page must not lead on to another site.
 */
export function localAddress(address: string | undefined): string | null {
  if (address === undefined || address.length > LONGEST || !/^\/(?![/\\])/.test(address) || /[\\\p{Cc}]/u.test(address)) return null;
  if (!URL.canParse(address, ELSEWHERE)) return null;
  const { origin, pathname, search } = new URL(address, ELSEWHERE);
  if (origin !== ELSEWHERE || pathname.startsWith('//') || /^\/(sign-in|sign-out|set-up|choose-person)(\/|$)/.test(pathname)) return null;
  return `${pathname}${search}`;
}
