import { ok, refuse } from '../kernel/result.ts';
import type { Asked, BadInput, Command, Outcome } from './command.ts';
import { helpText } from './help.ts';
import { nearest } from './nearest.ts';
import { readArguments } from './read-arguments.ts';
import { refusal } from './refusals.ts';

export interface Streams {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

export type ExitStatus = 0 | 1 | 2 | 3;

/** Runs one command line and says with which status to leave; never throws. */
export async function runCommandLine(words: readonly string[], commands: readonly Command[], streams: Streams): Promise<ExitStatus> {
  const json = words.includes('--json');
  try {
    const outcome = await answer(words, commands, (text) => streams.err(`${text}\n`));
    return outcome.ok ? printAnswer(outcome, json, streams) : printRefusals(outcome, json, streams);
  } catch (fault) {
    const why = fault instanceof Error ? (fault.stack ?? fault.message) : String(fault);
    streams.err(json ? `${JSON.stringify({ errors: [{ code: 'FAULT', what: why }] })}\n` : `A fault in Sightline, not in what you typed.\n${why}\n`);
    return 3;
  }
}

async function answer(words: readonly string[], commands: readonly Command[], progress: Asked['progress']): Promise<Outcome> {
  const [noun = 'help', verb, ...rest] = words.filter((word, index) => index > 1 || word !== '--json');
  if (noun === 'help' || noun === '--help' || noun === '-h') return help(commands, words.slice(1).filter((word) => !word.startsWith('-')));
  const verbs = commands.filter((command) => command.noun === noun).map((command) => command.verb);
  if (verbs.length === 0) return unknown(noun, noun, [...commands.map((command) => command.noun), 'help'], 'sightline help lists every command');
  if (verb === undefined) return { ...refuse(refusal('COMMAND_INCOMPLETE', { noun })), where: noun, mend: `Add one of: ${verbs.join(', ')}` };
  if (verb === '--help' || verb === '-h') return help(commands, [noun]);
  const command = commands.find((one) => one.noun === noun && one.verb === verb);
  if (command === undefined) return unknown(`${noun} ${verb}`, verb, verbs, `sightline help ${noun} lists what it can do`, `${noun} `);
  const read = readArguments(command, rest);
  if (!read.ok) return read;
  return read.value.options['help'] === true ? help(commands, [noun, verb]) : command.run({ ...read.value, progress });
}

function help(commands: readonly Command[], [noun, verb]: readonly string[]): Outcome {
  const nouns = commands.map((command) => command.noun);
  if (noun !== undefined && !nouns.includes(noun)) return unknown(noun, noun, nouns, 'sightline help lists every command', 'help ');
  const verbs = commands.filter((command) => command.noun === noun).map((command) => command.verb);
  if (verb !== undefined && !verbs.includes(verb)) return unknown(`${noun} ${verb}`, verb, verbs, `sightline help ${noun} lists what it can do`, `help ${noun} `);
  const listed = commands.filter((command) => (noun === undefined || command.noun === noun) && (verb === undefined || command.verb === verb));
  return ok({ text: helpText(commands, noun, verb), json: listed.map(({ noun, verb, summary, arguments: named, options, examples }) => ({ noun, verb, summary, arguments: named, options, examples })) });
}

function unknown(command: string, typed: string, known: readonly string[], mend: string, before = ''): BadInput {
  const near = nearest(typed, known);
  const suggestion = near === undefined ? '' : `Did you mean "sightline ${before}${near}"? `;
  return { ...refuse(refusal('COMMAND_NOT_KNOWN', { command })), where: command, mend: `${suggestion}${mend}` };
}

function printAnswer({ value }: Extract<Outcome, { ok: true }>, json: boolean, { out, err }: Streams): ExitStatus {
  for (const warning of value.warnings ?? []) err(`Note: ${warning}\n`);
  out(json ? `${JSON.stringify(value.json)}\n` : `${value.text}\n`);
  return value.found === true ? 1 : 0;
}

function printRefusals({ refusals, where, mend }: BadInput, json: boolean, { err }: Streams): ExitStatus {
  const errors = refusals.map(({ code, message, field }) => ({ code, what: message, where: field ?? where ?? '', mend: mend ?? '' }));
  if (json) {
    err(`${JSON.stringify({ errors })}\n`);
    return 2;
  }
  for (const error of errors) {
    err(`${error.code}: ${error.what}\n`);
    if (error.where !== '') err(`  where: ${error.where}\n`);
    if (error.mend !== '') err(`  to mend it: ${error.mend}\n`);
  }
  return 2;
}
