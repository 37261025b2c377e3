const [CENTRAL, END] = [0x02014b50, 0x06054b50];
/** 1 January 1980, midnight: the first that a packed file can name. */
const FIRST_DAY = 0x0021_0000;

/** A packed file whose parts no longer say when they were packed, so that the same chronology gives the same bytes. */
export function withoutClock(packed: Uint8Array): Uint8Array {
  const bytes = Uint8Array.from(packed);
  const view = new DataView(bytes.buffer);
  let end = bytes.length - 22;
  while (end > 0 && view.getUint32(end, true) !== END) end -= 1;
  let at = view.getUint32(end + 16, true);
  for (let parts = view.getUint16(end + 10, true); parts > 0 && view.getUint32(at, true) === CENTRAL; parts -= 1) {
    view.setUint32(at + 12, FIRST_DAY, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST_DAY, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
}
