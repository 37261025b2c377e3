import { capitalFirst } from '../../../../platform/pages/words.ts';
import { instantOf } from '../../../../kernel/london-time.ts';
import { decisionVersions, standingAnswer, type DecisionVersion, type GivenAnswer } from '../../review/decision-history.ts';
import { PARTNERS, type Partner } from '../../pathway/facts.ts';
import type { Incident } from '../../pathway/incident.ts';
import { conclusionWords } from '../../panel/panel-review.ts';
import { partnerWords, standingOf, standingWords } from '../../pathway/standing.ts';
import type { IncidentRecord } from '../../store/index.ts';
import type { NamesOf } from '../../store/people.ts';

/** Where the newest decision stands, with the word and colour of its tag. */
export function standingTag(incident: Incident): { readonly text: string; readonly colour: string } {
  const standing = standingOf('proposed' in incident ? incident.proposed : undefined);
  const colour = { 'no-decision-yet': 'grey', 'not-yet-joint': 'yellow', 'with-dissent': 'orange', joint: 'green' }[standing];
  return { text: standingWords[standing], colour };
}

/** Every version with its answers, newest first, as a template shows it. */
export function shownVersions({ acts }: IncidentRecord, nameOf: NamesOf) {
  return decisionVersions(acts).map((version) => ({
    version: version.version, conclusion: conclusionWords[version.decision.conclusion], at: instantOf(version.at).toISOString(), by: nameOf(version.by),
    parts: version.parts, partners: PARTNERS.map((partner) => shownPartner(version, partner, nameOf)),
  }));
}

/** The people whose names `shownVersions` needs. */
export function peopleIn({ acts }: IncidentRecord) {
  return decisionVersions(acts).flatMap(({ by, given }) => [by, ...given.map((each) => each.by)]);
}

const answerTags = {
  signed: { text: 'Signed', colour: 'green' }, dissented: { text: 'Dissents', colour: 'orange' }, waiting: { text: 'Waiting', colour: 'yellow' },
} as const;

function shownPartner(version: DecisionVersion, partner: Partner, nameOf: NamesOf) {
  const now = standingAnswer(version, partner);
  const before = version.given.filter((each) => each.partner === partner && each !== now);
  const answer = now?.answer ?? 'waiting';
  return {
    name: capitalFirst(partnerWords[partner]), answer, tag: answerTags[answer],
    ...(now === undefined ? {} : shownAnswer(now, nameOf)), before: before.map((each) => shownAnswer(each, nameOf)),
  };
}

function shownAnswer({ answer, reason, at, by }: GivenAnswer, nameOf: NamesOf) {
  const words = answer === 'signed' ? 'Signed' : 'Dissented';
  return { words, by: nameOf(by), at: instantOf(at).toISOString(), ...(reason === undefined ? {} : { reason }) };
}
