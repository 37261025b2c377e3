import { refusalBook } from '../kernel/refusal-words.ts';

export const { words: commandLineWords, refusal } = refusalBook({
  COMMAND_NOT_KNOWN: 'There is no command "{command}"',
  COMMAND_INCOMPLETE: '"{noun}" needs to be told what to do',
  COMMAND_OPTION_NOT_KNOWN: 'There is no option {option} for "{command}"',
  OPTION_NOT_USABLE: 'Option {option} of "{command}" cannot be used like that: {detail}',
  OUTPUT_OVERWRITES: '“{file}” is read or written by this command already, and would be lost',
  OPTION_MISSING: '"{command}" needs {option}',
  ARGUMENT_MISSING: '"{command}" needs {argument}',
  ARGUMENT_TOO_MANY: '"{command}" does not know what to do with "{argument}"',
  NOT_INSTALLED: 'There is no Sightline database at {place}',
});
