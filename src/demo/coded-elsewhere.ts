import { bringCoded, checkCoded, codesAsked, correctFacts, filesOf, listCodedIncidents, type CodedRow, type UnitKind } from '../features/coders/index.ts';
import { openVersion, randomFrom, shippedVersionId, type Codebook } from '../features/coding/index.ts';
import { studyOfCoded } from '../features/figures/index.ts';
import type { PersonId } from '../features/audit/index.ts';
import { addDays, type PlainDate } from '../kernel/plain-date.ts';
import { addWorkingDays } from '../kernel/working-days.ts';
import type { Tx } from '../platform/database/index.ts';
import { must, type Days } from './days.ts';

const INCIDENTS = 16;
const PRACTICE = shippedVersionId('practice-reviews', '1');

interface Doing {
  readonly tx: Tx;
  readonly now: Date;
  readonly by: PersonId;
}

/** Sixteen made-up incidents that were coded elsewhere and brought as files, one of them withdrawn since, and a study made of what is coded. */
export async function codedElsewhere(doing: Doing, days: Days): Promise<void> {
  const version = await openVersion(doing.tx, PRACTICE);
  if (version === null) throw new Error('the shipped codebook is not there');
  const { rows } = checkCoded(version.book, madeUp(version.book, days));
  const files = filesOf(version.book, rows, new Set([...version.book.codes.values()].filter(({ optional }) => optional).map(({ code }) => code))).map(({ file, bytes }) => ({ name: file, bytes }));
  must(await bringCoded(doing, PRACTICE, files, 'Reviews coded on paper before', () => Promise.reject(new Error('there is no workbook among these files'))));
  const [withdrawn] = await listCodedIncidents(doing.tx, { reference: 'CSP-0004' });
  if (withdrawn?.notifiedOn === null || withdrawn === undefined) throw new Error('the fourth incident was not brought');
  must(await correctFacts(doing, withdrawn, { ...withdrawn, withdrawnOn: addDays(withdrawn.notifiedOn as PlainDate, 30) }, 'The council withdrew the notification: the injury had another cause'));
  must(await studyOfCoded(doing, PRACTICE, 'latest'));
}

function madeUp(book: Codebook, days: Days): readonly CodedRow[] {
  const random = randomFrom(31);
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)] ?? must({ ok: false, refusals: [{ code: 'FAULT', message: 'nothing to choose from' }] });
  const mostly = () => one(['present', 'present', 'absent', 'not_mentioned', 'not_mentioned']);
  return Array.from({ length: INCIDENTS }, (_, at): readonly CodedRow[] => {
    const incident = `CSP-${String(at + 1).padStart(4, '0')}`;
    const happened = days.ago(180 + at * 30 + Math.floor(random() * 20));
    const notified = must(addWorkingDays(happened, 2 + Math.floor(random() * 4))).day;
    const took = 11 + Math.floor(random() * 7);
    const row = (kind: UnitKind, key: string, values: Readonly<Record<string, string>>): CodedRow => ({ kind, key, incident, reviews: [`${incident}-RR`], values: { ...silent(book, kind), ...values } });
    const death = random() < 0.45;
    return [
      row('incident', incident, { incident_date: at % 5 === 0 ? happened.slice(0, 7) : happened, notified_date: notified, nature: death ? 'death' : 'serious_harm', setting: one(['family_home', 'public_place', 'not_mentioned']), ...(death ? { likely_cause_of_death: one(['sudden_unexplained', 'suicide', 'fatal_physical_abuse', 'unclear']) } : { main_serious_harm: one(['physical_abuse', 'neglect', 'criminal_exploitation']) }) }),
      row('review', `${incident}-RR`, {
        review_kind: 'rapid_review', working_days_to_submit: String(took), submitted_in_time: took <= 15 ? 'present' : 'absent', decision: one(['lcspr', 'no_lcspr', 'no_lcspr']), panel_agreed: one(['present', 'present', 'absent']),
        coordination_lacking: mostly(), curiosity_lacking: mostly(), risk_assessment_weak: mostly(), daily_life_not_understood: mostly(), good_practice: mostly(), male_carer_not_assessed: mostly(), voice_of_child: mostly(),
      }),
      ...Array.from({ length: random() < 0.3 ? 2 : 1 }, (__, number) => row('child', `${incident}-C${number + 1}`, { age: String(Math.floor(random() * 17)), sex: one(['F', 'M']), ethnicity: one(['white_british', 'white_british', 'black_african', 'mixed_white_black_caribbean', 'asian_pakistani', 'not_mentioned']), social_care: one(['open', 'open', 'previous', 'never']), living_with: 'parents', harms: one(['neglect', 'physical_abuse', 'neglect;emotional_abuse', 'not_mentioned']) })),
      row('adult', `${incident}-A1`, { relation: 'mother', adult_mental_health: mostly(), adult_domestic_abuse: mostly(), adult_alcohol: mostly() }),
      row('alleged', `${incident}-P1`, { harm_relation: one(['father', 'mother_partner', 'peer']), harm_sex: one(['M', 'M', 'F']) }),
    ];
  }).flat();
}

function silent(book: Codebook, kind: UnitKind): Readonly<Record<string, string>> {
  return Object.fromEntries(codesAsked(book, kind).filter(({ optional }) => !optional).map(({ code }) => [code, 'not_mentioned']));
}
