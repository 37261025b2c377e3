import { isOfThisEngine, type MadeWith, type Trial } from '../live/trial-file.ts';
import type { ToldNotRelevant } from '../live/standing.ts';
import type { CheckTrial } from '../trial/index.ts';
import { answersInWords, groupInWords, notRelevantInWords, rateInWords } from './area-words.ts';

/** A trial as its page shows it: where it was made, and what it found of each check and group, with how the check was answered before. */
export function trialView({ file, records, at, madeHere, broughtBy }: Trial, live: ReadonlyMap<string, ToldNotRelevant>): Readonly<Record<string, unknown>> {
  return {
    trial: file, records, when: at, madeHere, broughtBy, sameEngine: isOfThisEngine(file.made), inputs: inputsOf(file.made), answered: file.made.answers !== null,
    checks: file.checks.map((one) => ({
      ...one, spokeWords: rateInWords(one.spoke), cannotWords: rateInWords(one.cannot_tell), notRelevantWords: one.not_relevant === null ? undefined : notRelevantInWords(one.not_relevant), live: answersInWords(live.get(one.check)),
      groups: one.groups.map(groupView),
    })),
  };
}

function groupView(group: CheckTrial['groups'][number]): object {
  return { name: groupInWords(group.by, group.group), children: group.children, spokeWords: rateInWords(group.spoke), cannotWords: rateInWords(group.cannot_tell), notRelevantWords: group.not_relevant === null ? undefined : notRelevantInWords(group.not_relevant) };
}

/** The digests that tell which files a trial was made on, in short: enough to tell two apart by eye. */
function inputsOf({ events, children, answers, engine }: MadeWith): readonly { readonly what: string; readonly digest: string }[] {
  return [{ what: 'Events', digest: events }, { what: 'Children', digest: children }, ...(answers === null ? [] : [{ what: 'Answers', digest: answers }]), { what: 'Engine', digest: engine }];
}
