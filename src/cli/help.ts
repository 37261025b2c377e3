import type { Command } from './command.ts';

/** Help for everything, for one noun, or for one command. */
export function helpText(commands: readonly Command[], noun?: string, verb?: string): string {
  const chosen = commands.filter((command) => (noun === undefined || command.noun === noun) && (verb === undefined || command.verb === verb));
  const [only] = chosen;
  return only !== undefined && verb !== undefined ? commandHelp(only) : listHelp(chosen, noun);
}

/** "sightline clock due <rule> --from <date or date-time>". */
export function usage(command: Command): string {
  const named = (command.arguments ?? []).map(({ name, optional, rest }) => `${optional === true ? `[${name}]` : `<${name}>`}${rest === true ? '...' : ''}`);
  const options = Object.entries(command.options ?? {}).map(([name, { value, required, multiple }]) => {
    const text = value === undefined ? `--${name}` : `--${name} <${value}>`;
    return `${required === true ? text : `[${text}]`}${multiple === true ? '...' : ''}`;
  });
  return ['sightline', command.noun, command.verb, ...named, ...options, '[--json]'].join(' ');
}

function listHelp(commands: readonly Command[], noun: string | undefined): string {
  const names = commands.map((command) => `${command.noun} ${command.verb}`);
  const width = Math.max(...names.map(({ length }) => length));
  const lines = commands.map((command, index) => `  sightline ${(names[index] ?? '').padEnd(width)}  ${command.summary}`);
  const more = noun === undefined ? ['sightline help <noun> <verb> says more about one command.'] : commands.flatMap(({ examples = [] }) => examples.map((example) => `  ${example}`));
  return ['Sightline turns serious child safeguarding incidents into learning that can be checked.', '', ...lines, '', ...more, '', EXIT].join('\n');
}

const EXIT = 'Exit status: 0 done, 1 done and something was found, 2 bad input, 3 a fault of ours.\nWith --json standard output holds one JSON document and nothing else.';

function commandHelp(command: Command): string {
  const rows = [
    ...(command.arguments ?? []).map(({ name, summary }) => [`<${name}>`, summary] as const),
    ...Object.entries(command.options ?? {}).map(([name, { summary }]) => [`--${name}`, summary] as const),
    ['--json', 'Prints one JSON document on standard output and nothing else'] as const,
  ];
  const width = Math.max(...rows.map(([name]) => name.length));
  const examples = (command.examples ?? []).map((example) => `  ${example}`);
  return [
    `${command.summary}.`, '', `  ${usage(command)}`, '',
    ...rows.map(([name, summary]) => `  ${name.padEnd(width)}  ${summary}`),
    ...(examples.length === 0 ? [] : ['', 'Examples', ...examples]), '', EXIT,
  ].join('\n');
}
