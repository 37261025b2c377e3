import { auditCommands } from './audit-commands.ts';
import { clockCommands } from './clock-commands.ts';
import type { Command } from './command.ts';
import { peopleCommands } from './people-commands.ts';
import { runCommandLine } from './run.ts';

/** Every command of `sightline`, in the order in which help lists them. */
const commands: readonly Command[] = [...clockCommands, ...peopleCommands(process.env), ...auditCommands(process.env)];

// A reader that stops early (`| head`) is not a fault.
process.stdout.on('error', (fault: NodeJS.ErrnoException) => {
  if (fault.code !== 'EPIPE') throw fault;
});

process.exitCode = await runCommandLine(process.argv.slice(2), commands, {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
});
