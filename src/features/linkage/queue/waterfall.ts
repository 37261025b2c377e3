import type { Step } from './evidence.ts';

/** One row of the picture, ready to be drawn. */
export interface DrawnStep extends Step {
  readonly y: number;
  readonly x: number;
  readonly width: number;
  readonly kind: 'for' | 'against' | 'total';
}

export interface Waterfall {
  readonly title: string;
  readonly description: string;
  readonly width: number;
  readonly height: number;
  readonly zero: number;
  readonly steps: readonly DrawnStep[];
}

const [WIDTH, LABELS, NUMBERS, ROW, HEAD] = [640, 170, 80, 28, 26] as const;

/** Lays the steps out so that all of them fit, right of the labels and left of the numbers. */
export function drawWaterfall(title: string, steps: readonly Step[]): Waterfall {
  const ends = [0, ...steps.flatMap(({ from, to }) => [from, to])];
  const [least, most] = [Math.min(...ends), Math.max(...ends)];
  const scale = (WIDTH - LABELS - NUMBERS) / Math.max(1, most - least);
  const place = (bits: number): number => Math.round((LABELS + (bits - least) * scale) * 10) / 10;
  return {
    title, width: WIDTH, height: HEAD + steps.length * ROW + 8, zero: place(0),
    description: steps.map(({ label, bits }) => `${label} ${bits}`).join('; '),
    steps: steps.map((step, index) => ({
      ...step, y: HEAD + index * ROW, x: place(Math.min(step.from, step.to)), width: Math.max(1, Math.round(Math.abs(step.to - step.from) * scale * 10) / 10),
      kind: index === steps.length - 1 ? 'total' : step.to < step.from ? 'against' : 'for',
    })),
  };
}
