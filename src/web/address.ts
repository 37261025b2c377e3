/** Where an address goes that cannot be decoded: to no page, so that it is answered like any other that is none. */
const NOWHERE = '/not-an-address';

/** The address as the router can read it. The router answers broken percent signs by itself, without a page or our headers. */
export function readableAddress(address: string): string {
  const [path = ''] = address.split(/[?;#]/, 1);
  try {
    decodeURIComponent(path);
    return address;
  } catch {
    return path.startsWith('/api/') ? `/api${NOWHERE}` : NOWHERE;
  }
}
