import { parseArgs } from 'node:util';
import { ok, refuse, type Ok } from '../kernel/result.ts';
import type { Asked, BadInput, Command } from './command.ts';
import { usage } from './help.ts';
import { nearest } from './nearest.ts';
import { refusal } from './refusals.ts';

type Values = Pick<Asked, 'arguments' | 'options' | 'rest' | 'many'>;
type Given = Readonly<Record<string, string | boolean | readonly (string | boolean)[] | undefined>>;

/** Reads what follows the noun and the verb. Refuses what is unknown, missing or left over. */
export function readArguments(command: Command, words: readonly string[]): Ok<Values> | BadInput {
  const options = { ...command.options, json: { type: 'boolean' }, help: { type: 'boolean' } } as const;
  try {
    const read = parseArgs({ args: [...words], options, allowPositionals: true });
    return complete(command, read.positionals, { ...read.values });
  } catch (fault) {
    return optionRefused(command, fault, Object.keys(options));
  }
}

function complete(command: Command, given: readonly string[], read: Given): Ok<Values> | BadInput {
  const name = nameOf(command);
  const expected = command.arguments ?? [];
  const { options, many } = apart(read);
  if (options['help'] === true) return ok({ arguments: {}, options, rest: [], many });
  const missing = expected.find(({ optional }, index) => optional !== true && given[index] === undefined);
  if (missing !== undefined) return bad(command, refusal('ARGUMENT_MISSING', { command: name, argument: `<${missing.name}>, ${missing.summary}` }));
  const takesAll = expected.at(-1)?.rest === true;
  const extra = given[expected.length];
  if (extra !== undefined && !takesAll) return bad(command, refusal('ARGUMENT_TOO_MANY', { command: name, argument: extra }));
  const wanted = Object.entries(command.options ?? {}).find(([option, { required }]) => required === true && read[option] === undefined);
  if (wanted !== undefined) return bad(command, refusal('OPTION_MISSING', { command: name, option: `--${wanted[0]}` }));
  return ok({ arguments: Object.fromEntries(expected.map((argument, index) => [argument.name, given[index]])), options, many, rest: takesAll ? given.slice(expected.length - 1) : [] });
}

function apart(read: Given): Pick<Values, 'options' | 'many'> {
  const options: Record<string, string | boolean | undefined> = {};
  const many: Record<string, readonly string[]> = {};
  for (const [name, value] of Object.entries(read)) {
    if (typeof value === 'object') many[name] = value.map(String);
    else options[name] = value;
  }
  return { options, many };
}

function optionRefused(command: Command, fault: unknown, known: readonly string[]): BadInput {
  if (!(fault instanceof TypeError) || !('code' in fault)) throw fault;
  const option = /'(--?[^\s'=]+)/.exec(fault.message)?.[1] ?? '';
  if (fault.code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION') {
    const near = nearest(option.replace(/^-+/, ''), known);
    const refused = bad(command, refusal('COMMAND_OPTION_NOT_KNOWN', { command: nameOf(command), option }));
    return near === undefined ? refused : { ...refused, mend: `Did you mean --${near}? ${refused.mend ?? ''}` };
  }
  return bad(command, refusal('OPTION_NOT_USABLE', { command: nameOf(command), option, detail: fault.message }));
}

function bad(command: Command, why: Parameters<typeof refuse>[0]): BadInput {
  return { ...refuse(why), where: nameOf(command), mend: `Write it like: ${usage(command)}` };
}

function nameOf(command: Command): string {
  return `${command.noun} ${command.verb}`;
}
