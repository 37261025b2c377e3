/** SQL without its quotes, cast and doubled spaces, in lower case: `"dob_l"` is dob_l. */
export function plainSql(sql: string): string {
  return outermost(sql.replace(/["`]/g, '').replace(/::\w+/g, '').replace(/\s+/g, ' ').trim().toLowerCase());
}

/** The parts between ANDs that stand outside all brackets. */
export function conjuncts(sql: string): readonly string[] {
  return apart(plainSql(sql), ' and ').map(outermost);
}

export function hasOr(sql: string): boolean {
  return apart(plainSql(sql), ' or ').length > 1;
}

function apart(sql: string, word: string): readonly string[] {
  const parts: string[] = [];
  let [depth, from] = [0, 0];
  for (let at = 0; at < sql.length; at += 1) {
    if (sql[at] === '(') depth += 1;
    if (sql[at] === ')') depth -= 1;
    if (depth > 0 || !sql.startsWith(word, at)) continue;
    parts.push(sql.slice(from, at).trim());
    from = at + word.length;
  }
  return [...parts, sql.slice(from).trim()];
}

// (a = b) is a = b; (a) = (b) stays.
function outermost(sql: string): string {
  if (!sql.startsWith('(') || !sql.endsWith(')')) return sql;
  let depth = 0;
  for (let at = 0; at < sql.length - 1; at += 1) {
    depth += sql[at] === '(' ? 1 : sql[at] === ')' ? -1 : 0;
    if (depth === 0) return sql;
  }
  return outermost(sql.slice(1, -1).trim());
}

/** The columns that a comparison level looks at, as they are written: First_name of "First_name_l". */
export function columnsIn(sql: string): readonly string[] {
  const quoted = [...sql.matchAll(/"([^"]+)_[lr]"/g)].map(([, name]) => name ?? '');
  const bare = [...sql.replace(/"[^"]*"|'[^']*'/g, ' ').matchAll(/\b([A-Za-z_]\w*?)_[lr]\b/g)].map(([, name]) => name ?? '');
  return [...new Set([...quoted, ...bare])];
}
