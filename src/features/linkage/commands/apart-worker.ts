import { parentPort, workerData } from 'node:worker_threads';
import { bringJob } from './bring-job.ts';
import type { Done, Job } from './job.ts';
import { linkJob } from './link-job.ts';

parentPort?.postMessage(await done(parseJob(workerData)));

async function done(job: Job): Promise<Done> {
  if (job.kind === 'bring') {
    const brought = bringJob(job.path, job.name, job.most);
    return brought.ok ? { brought: brought.value } : { refusals: brought.refusals };
  }
  const linked = await linkJob(job.folder, job.run, job.asked);
  return linked.ok ? { linked: linked.value } : { refusals: linked.refusals };
}

// The thread that starts this one is our own, in apart.ts.
function parseJob(data: unknown): Job {
  return data as Job;
}
