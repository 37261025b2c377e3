import { agencyInWords } from '../../events/index.ts';

/** "Housing, Bayshire": the account's agency and its area, as far as the record says. */
export function whoTold({ agency, area }: { readonly agency: string; readonly area: string }): string {
  const words = agency === '' ? 'Agency not known' : agencyInWords(agency);
  return area === '' ? words : `${words}, ${area}`;
}
