/** Rows of the table on one page: a person scans a page of this length, and a browser draws it at once. */
export const SHOWN = 200;

export interface PageLinks {
  readonly page: number;
  readonly pages: number;
  readonly previous: string | null;
  readonly next: string | null;
  readonly items: readonly { readonly number?: number; readonly href?: string; readonly current?: boolean; readonly ellipsis?: boolean }[];
}

/** The first, the last and those around the page that is shown. Null where one page holds all. */
export function pageLinks(page: number, pages: number, address: (page: number) => string): PageLinks | null {
  if (pages < 2) return null;
  const near = [...new Set([1, page - 1, page, page + 1, pages])].filter((one) => one >= 1 && one <= pages);
  const items = near.flatMap((one, index) => {
    const item = { number: one, href: address(one), current: one === page };
    return index > 0 && one - (near[index - 1] ?? one) > 1 ? [{ ellipsis: true }, item] : [item];
  });
  return { page, pages, previous: page > 1 ? address(page - 1) : null, next: page < pages ? address(page + 1) : null, items };
}
