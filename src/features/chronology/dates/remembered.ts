/** Many entries share few days. Beyond this many the memory is emptied: a chronology of ten years has fewer. */
const MOST = 20_000;

/** The same reading, done once for each text. Only for what depends on the text alone and is never changed. */
export function remembered<Value>(read: (text: string) => Value): (text: string) => Value {
  const kept = new Map<string, Value>();
  return (text) => {
    const before = kept.get(text);
    if (before !== undefined) return before;
    if (kept.size >= MOST) kept.clear();
    const value = read(text);
    kept.set(text, value);
    return value;
  };
}
