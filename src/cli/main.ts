import { auditCommands } from './audit-commands.ts';
import { checksAuditCommands } from './checks-audit-commands.ts';
import { checksCommands } from './checks-commands.ts';
import { checksSweepCommands } from './checks-sweep-commands.ts';
import { checksTrialCommands } from './checks-trial-commands.ts';
import { chronologyReplayCommands } from './chronology-replay-commands.ts';
import { chronologyCommands } from './chronology-commands.ts';
import { clockCommands } from './clock-commands.ts';
import { codebookCommands } from './codebook-commands.ts';
import type { Command } from './command.ts';
import { figuresCommands } from './figures-commands.ts';
import { demoCommands } from './demo-commands.ts';
import { figuresStudyCommands } from './figures-study-commands.ts';
import { importCommands } from './import-commands.ts';
import { linkCommands } from './link-commands.ts';
import { linkReportCommands } from './link-report-commands.ts';
import { peopleCommands } from './people-commands.ts';
import { runCommandLine } from './run.ts';

/** Every command of `sightline`, in the order in which help lists them. */
const commands: readonly Command[] = [...clockCommands, ...peopleCommands(process.env), ...demoCommands, ...linkCommands, ...linkReportCommands, ...auditCommands(process.env), ...chronologyCommands, ...chronologyReplayCommands, ...importCommands, ...codebookCommands, ...figuresCommands, ...checksCommands, ...checksAuditCommands, ...checksTrialCommands(process.env), ...checksSweepCommands(process.env), ...figuresStudyCommands];

// A reader that stops early (`| head`) is not a fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});

process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
