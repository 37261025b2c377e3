/** Two made-up reviews of one incident: nobody and no place in them is real. */
export const RAPID_REVIEW = `Rapid review. A girl aged three was taken to hospital with a broken arm that did not fit the account given of a fall from a sofa. Her brother, aged eight, was at home at the time.

The family had moved to Coveshire from Ashshire eleven months before. The children lived with their mother. The mother’s partner stayed at the home on most nights.

Children’s social care in Ashshire had closed the case shortly before the move. Its last assessment reached Coveshire four months later, after the health visitor had asked for it twice.

The health visitor knew of the mother’s depression and that she was being treated for it. The GP’s record of the same treatment was not seen by the nursery or by the school.

The nursery noted bruises on the girl’s cheek on two days in May. The mother said that the children had been playing. No other explanation was asked for, and the two notes were not put together.

The mother’s partner was not spoken to by any service, although he collected the boy from school twice a week. He was known to the police for an assault on a former partner.

The mother told the GP that he had “a temper”, and that he decided whom she could see. This was recorded as stress.

The school described the boy as quiet and often tired. Nobody asked the boy what a day at home was like, or who looked after his sister when their mother was unwell.

There was no evidence that either adult misused alcohol. The review did not look at drugs.

A meeting between the nursery, the health visitor and the school was planned for June. It was not clear who was to call it, and it did not take place.

The health visitor’s supervisor had not discussed the family since the move.

The nursery’s careful and dated notes of what was seen were good practice, and made this review possible.

The family’s race, ethnicity and culture are recorded as White British and were not considered further.

The safeguarding partners agreed that a local child safeguarding practice review should be carried out.`;

export const PRACTICE_REVIEW = `Local child safeguarding practice review. The girl was three years old and her brother eight when she was seriously injured. He has since told a teaching assistant that he used to sit outside his sister’s door at night.

The reviewers spoke to the mother, to the boy with a drawing book, and to fourteen practitioners.

The mother said that her partner chose when she could use her telephone and went through her messages. Four practitioners had heard parts of this. None had named it as controlling behaviour.

The police held a record of an assault by the mother’s partner on a former partner. It was not shared, because nobody asked who else lived in the home.

The mother’s own childhood in care was recorded by one service only. Her depression was treated, and no service asked what it meant for the children on her worst days.

The family moved home three times in two years, twice because of rent arrears. The review considers what poverty meant: the mother depended on her partner’s car, his money and his name on the tenancy.

The boy made his sister’s meals and got her ready for nursery. He was never assessed as a young carer.

The nursery, the health visitor and the school each worked to their own plan. Information did not reach those who needed it, and it was not clear who was to bring them together.

Managers had not asked what had changed since the last assessment, and supervision had not tested it.

Both adults were asked about alcohol and drugs, and neither misused them.

The nursery’s notes were good practice, and so was the health visitor’s persistence in asking for the earlier assessment.`;

/** What a coder says: a value, or a value with passages as they are typed and a memo. */
export type SaidOf = Readonly<Record<string, string | readonly [value: string, passages: string, memo?: string]>>;
/** By what is coded: `incident`, `review`, and the people by the order in which they were put down (`child 1`). */
export type CodedAs = Readonly<Record<string, SaidOf>>;

const INCIDENT: SaidOf = {
  nature: ['serious_harm', '1'], main_serious_harm: ['physical_abuse', '1: broken arm that did not fit the account given'], setting: 'family_home',
};
const GIRL: SaidOf = { age: '3', sex: ['F', '1: A girl aged three'], ethnicity: ['white_british', '13'], social_care: ['previous', '3'], living_with: ['parents', '2'], harms: ['physical_abuse', '1'], told_someone: 'not_mentioned' };
const BOY: SaidOf = { age: '8', sex: 'M', ethnicity: ['white_british', '13'], schooling: ['enrolled', '8'], social_care: ['previous', '3'], living_with: ['parents', '2'], harms: 'not_mentioned', told_someone: ['not_mentioned', '8: Nobody asked the boy'] };
const MOTHER: SaidOf = { relation: 'mother', adult_mental_health: ['present', '4: the mother’s depression'], adult_alcohol: ['absent', '9: no evidence that either adult misused alcohol'], adult_drugs: ['not_mentioned', '9: did not look at drugs'], adult_domestic_abuse: ['present', '7'] };
const PARTNER: SaidOf = { relation: 'mother_partner', adult_alcohol: ['absent', '9'], adult_criminal_record: ['present', '6: known to the police for an assault'], adult_domestic_abuse: ['present', '6: an assault on a former partner'] };
const ALLEGED: SaidOf = { harm_relation: 'mother_partner', harm_sex: 'M', harm_offending: ['present', '6: known to the police'], harm_child: 'absent' };
const PRACTICE: SaidOf = {
  review_kind: 'rapid_review', working_days_to_submit: '15', submitted_in_time: 'present', decision: ['lcspr', '14'],
  coordination_lacking: ['present', '10'], information_not_shared: ['present', '3: reached Coveshire four months later'], roles_unclear: ['present', '10: not clear who was to call it'],
  curiosity_lacking: ['present', '5: No other explanation was asked for'], surface_explanations: ['present', '5'], risk_assessment_weak: ['present', '5: the two notes were not put together'], adults_overlooked: ['present', '6'],
  daily_life_not_understood: ['present', '8: Nobody asked the boy what a day at home was like'], male_carer_not_assessed: ['present', '6: was not spoken to by any service'], coercive_control_missed: ['present', '7'],
  good_practice: ['present', '12'], identity_explored: ['absent', '13: were not considered further'],
};

export const FIRST_CODER: CodedAs = {
  incident: INCIDENT, 'child 1': GIRL, 'child 2': BOY, 'adult 1': MOTHER, 'adult 2': PARTNER, 'alleged 1': ALLEGED,
  review: { ...PRACTICE, supervision_weak: ['present', '11', 'Not discussed since the move is absent supervision of this family'] },
};
/** Reads the same review otherwise in a few places. */
export const SECOND_CODER: CodedAs = {
  ...FIRST_CODER,
  'child 2': { ...BOY, mental_health: ['undiagnosed', '8: quiet and often tired', 'Tired and quiet, seen by the school'] },
  'adult 1': { ...MOTHER, adult_domestic_abuse: ['not_mentioned', '7: he had “a temper”', 'The review does not call it domestic abuse'] },
  review: { ...PRACTICE, coercive_control_missed: ['not_mentioned', '7: recorded as stress', 'It is our reading, the review does not say it'], supervision_weak: ['present', '11'] },
};
/** The first coder on the practice review that followed. */
export const LATER: CodedAs = {
  incident: { nature: ['serious_harm', '1'], main_serious_harm: 'physical_abuse', setting: 'family_home' },
  'child 1': { age: '3', sex: 'F', social_care: 'previous', living_with: 'parents', harms: 'physical_abuse;domestic_abuse' },
  'child 2': { age: '8', sex: 'M', schooling: 'enrolled', young_carer: ['present', '7'], social_care: 'previous', living_with: 'parents', harms: ['domestic_abuse', '3'], told_someone: ['present', '1: told a teaching assistant'] },
  'adult 1': { relation: 'mother', adult_mental_health: ['present', '5'], adult_childhood_adversity: ['present', '5: own childhood in care'], adult_alcohol: ['absent', '10'], adult_drugs: ['absent', '10'], adult_domestic_abuse: ['present', '3'] },
  'adult 2': { relation: 'mother_partner', adult_alcohol: ['absent', '10'], adult_drugs: ['absent', '10'], adult_domestic_abuse: ['present', '4'], adult_criminal_record: ['present', '4'] },
  'alleged 1': { harm_relation: 'mother_partner', harm_sex: 'M', harm_offending: ['present', '4'], harm_child: 'absent' },
  review: { review_kind: 'lcspr', coordination_lacking: ['present', '8'], information_not_shared: ['present', '4'], coercive_control_missed: ['present', '3: None had named it as controlling behaviour'], supervision_weak: ['present', '9'], poverty_analysed: ['present', '6'], voice_of_child: ['present', '1'], family_took_part: ['present', '2'], good_practice: ['present', '11'] },
};
