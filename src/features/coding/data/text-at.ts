import { states } from '../codebook/codebook.ts';
import { NOT_MENTIONED, OUTSIDE_CHOICE, PRESENT, type Column } from './column.ts';

/** The value of a record as data writes it. */
export function textAt(column: Column, at: number): string {
  switch (column.kind) {
    case 'states': return stateText(column.marks[at]);
    case 'choice': {
      const chosen = column.chosen[at] ?? OUTSIDE_CHOICE;
      return column.options[chosen] ?? (chosen === OUTSIDE_CHOICE ? 'does_not_apply' : 'not_mentioned');
    }
    case 'choices': return column.options.filter((_, option) => column.marks[option]?.[at] === PRESENT).join(';') || stateText(column.marks[0]?.[at]);
    case 'number': return column.said[at] === PRESENT ? String(column.values[at]) : stateText(column.said[at]);
    case 'text': return column.said[at] === PRESENT ? (column.values[at] ?? '') : stateText(column.said[at]);
    case 'date': return column.said[at] === PRESENT ? dateText(column.earliest[at] ?? 0, column.latest[at] ?? 0) : stateText(column.said[at]);
  }
}

function stateText(mark: number | undefined): string {
  return states[mark ?? NOT_MENTIONED] ?? '';
}

function dateText(earliest: number, latest: number): string {
  return earliest === latest ? dayText(earliest) : `[${dayText(earliest)}..${dayText(latest)}]`;
}

function dayText(day: number): string {
  return String(day).replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3');
}
