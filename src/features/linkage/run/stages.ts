export interface Stage {
  readonly stage: string;
  readonly seconds: number;
}

/** How long each stage took, by the clock of the machine. */
export class Stages {
  readonly done: Stage[] = [];
  private since = performance.now();

  end(stage: string): void {
    const now = performance.now();
    this.done.push({ stage, seconds: Math.round(now - this.since) / 1000 });
    this.since = now;
  }
}
