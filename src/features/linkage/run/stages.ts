export interface Stage {
  readonly stage: string;
  /** By the clock of the machine. */
  readonly seconds: number;
  /** Of all processors, in all threads of this process: on a busy machine the better measure. */
  readonly cpu_seconds: number;
}

/** How long each stage took. */
export class Stages {
  readonly done: Stage[] = [];
  private since = performance.now();
  private used = process.cpuUsage();

  end(stage: string): void {
    const [now, { user, system }] = [performance.now(), process.cpuUsage(this.used)];
    this.done.push({ stage, seconds: Math.round(now - this.since) / 1000, cpu_seconds: Math.round((user + system) / 1000) / 1000 });
    this.since = now;
    this.used = process.cpuUsage();
  }
}
