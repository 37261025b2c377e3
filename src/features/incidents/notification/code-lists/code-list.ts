import type { PlainDate } from '../../../../kernel/plain-date.ts';
import type { Option } from '../../../../platform/forms/index.ts';
import type { RuleStatus } from '../../../calendar/index.ts';

/** One code. It can be chosen from `from` to `to`, both included; without them, always. */
export interface Code {
  readonly code: string;
  readonly text: string;
  readonly from?: PlainDate;
  readonly to?: PlainDate;
}

/** A list that somebody else keeps, with where it comes from and how well that is known. */
export interface CodeList {
  readonly id: string;
  readonly name: string;
  readonly source: string;
  readonly status: RuleStatus;
  readonly codes: readonly Code[];
}

/** The codes that were in use on that day. */
export function codesOn({ codes }: CodeList, day: PlainDate): readonly Code[] {
  return codes.filter(({ from, to }) => (from === undefined || from <= day) && (to === undefined || day <= to));
}

/** The codes of that day as answers to choose from; the code is shown, because returns ask for it. */
export function optionsOn(list: CodeList, day: PlainDate): readonly Option[] {
  return codesOn(list, day).map(({ code, text }) => ({ value: code, text: `${text} (${code})` }));
}
