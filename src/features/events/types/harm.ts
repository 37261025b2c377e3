import type { EventDefinitions } from '../definition.ts';
import { ADVERSITIES, CONCERNS, PERSON } from '../options.ts';

const ANYONE = ['school', 'health', 'police', 'children_social_care'] as const;
const SOURCES = { agency: 'A service', family: 'Family', parent: 'A parent or carer', neighbour: 'A neighbour', anonymous: 'Someone who did not give a name', public: 'Another member of the public', child: 'The child' } as const;

/** Signs of harm, and worries about it. */
export const harmTypes = {
  concern_raised: {
    wording: 'Concern raised', description: 'Someone was worried about the child and said so.', recordedBy: ANYONE, capitals: ['CONCERN'], checks: ['P-14', 'P-21', 'P-22', 'P-24', 'P-41', 'P-58', 'P-71', 'P-75', 'P-88'],
    attributes: {
      source: { kind: 'choice', wording: 'Who raised it?', options: SOURCES, checks: ['P-21', 'P-22', 'P-53'] },
      category: { kind: 'choice', wording: 'What was it about?', options: CONCERNS, checks: ['P-14', 'P-66'] },
      person: { ...PERSON, wording: 'Which adult was it about?', checks: ['P-39'] },
      setting: { kind: 'text', wording: 'Which school, home or other setting was it about?', checks: ['P-75'] },
    },
  },
  neglect_indicator: {
    wording: 'Sign of neglect', description: 'A service saw something that can be a sign of neglect.', recordedBy: ['health', 'school', 'early_years', 'children_social_care'], capitals: [], checks: ['P-52'],
    attributes: { kind: { kind: 'choice', wording: 'Which sign?', options: { dental: 'Teeth', immunisation: 'Vaccinations missed', attendance: 'School attendance', development: 'Delayed development', hygiene: 'Hygiene or clothing', food: 'Food or weight', supervision: 'Left without supervision', other: 'Another sign' }, checks: ['P-52'] } },
  },
  csa_sign: {
    wording: 'Possible sign of sexual abuse', description: 'Something that can be a sign of sexual abuse, whatever it was thought to be then.', recordedBy: ANYONE, capitals: ['CSA_SIGN'], checks: ['P-32', 'P-41'],
    attributes: { kind: { kind: 'choice', wording: 'Which sign?', options: { sexualised_behaviour: 'Sexualised or harmful behaviour', distress: 'Distress', emergency_contraception: 'Emergency contraception', sti: 'Sexually transmitted infection', pregnancy: 'Pregnancy', statement: 'Something the child said', physical: 'Physical sign', other: 'Another sign' }, checks: ['P-32'] } },
  },
  child_told: {
    wording: 'Child told someone', description: 'The child told of harm, in words or in another way.', recordedBy: ANYONE, capitals: ['DISCLOSURE'], timed: true, checks: ['P-29', 'P-30', 'P-41', 'P-93'],
    attributes: {
      form: { kind: 'choice', wording: 'How did the child tell?', options: { words: 'In words', writing: 'In writing or a message', drawing: 'By drawing', play: 'In play', behaviour: 'By behaviour', signing: 'By signing or a communication aid' }, checks: ['P-29'] },
      to: { kind: 'text', wording: 'Whom did the child tell?', hint: 'A role, such as teacher', checks: ['P-29'] },
      about: { kind: 'choices', wording: 'What was it about?', options: CONCERNS, checks: ['P-29', 'P-93'] },
      belief: { kind: 'choice', wording: 'What does the record say about belief?', options: { believed: 'The child was believed', not_believed: 'The child was not believed', untrue: 'It was said to be untrue', attention_seeking: 'It was said to be for attention', not_stated: 'It does not say' }, checks: ['P-30'] },
    },
  },
  retraction: {
    wording: 'Child took back what they had told', description: 'The child said that what they had told was not so, or would not repeat it.', recordedBy: ['children_social_care', 'police'], capitals: ['RETRACTION'], checks: ['P-31'],
    attributes: { explored: { kind: 'choices', wording: 'Which reasons for it were explored?', options: { fear: 'Fear', shame: 'Shame', embarrassment: 'Embarrassment', intimidation: 'Intimidation', other: 'Another reason', none: 'None' }, checks: ['P-31'] } },
  },
  self_harm: { wording: 'Self-harm', description: 'The child harmed themselves, or tried to end their life.', recordedBy: ['health', 'school', 'care_provider', 'children_social_care'], capitals: ['SELF_HARM'], checks: ['P-10', 'P-11'], attributes: {} },
  injury: {
    wording: 'Injury', description: 'The child, or a pregnant mother, was injured.', recordedBy: ['health', 'hospital', 'school'], capitals: ['INJURY'], checks: ['P-13', 'P-20', 'P-41', 'P-78'],
    attributes: {
      explained: { kind: 'yes-no', wording: 'Was it explained?', checks: ['P-13'] },
      person: { ...PERSON, wording: 'Who was injured?', hint: 'Leave empty if it was the child', checks: ['P-13', 'P-20', 'P-78'] },
      kind: { kind: 'choice', wording: 'What kind of injury?', options: { bruise: 'Bruise', head: 'Head injury', fracture: 'Fracture', burn: 'Burn or scald', wound: 'Wound', other: 'Another injury' }, checks: ['P-13'] },
      by_other: { kind: 'yes-no', wording: 'Was it caused by someone else?', checks: ['P-78'] },
    },
  },
  was_not_brought: {
    wording: 'Child was not brought to an appointment', description: 'A child missed an appointment because nobody brought them.', recordedBy: ['health', 'hospital', 'general_practice'], capitals: ['WNB', 'WAS_NOT_BROUGHT'], checks: ['P-51', 'P-52'],
    attributes: { service: { kind: 'text', wording: 'To which service?', checks: ['P-51'] } },
  },
  domestic_abuse_incident: {
    wording: 'Domestic abuse incident', description: 'An incident of domestic abuse was reported or seen.', recordedBy: ['police', 'domestic_abuse_service', 'health'], capitals: [], checks: ['P-15', 'P-54', 'P-81', 'P-88'],
    attributes: { person: { ...PERSON, wording: 'Who is alleged to have caused harm?' } },
  },
  coercive_control_behaviour: {
    wording: 'Controlling behaviour', description: 'Someone was seen or heard to control another person.', recordedBy: ANYONE, capitals: [], checks: ['P-81'],
    attributes: {
      kind: { kind: 'choice', wording: 'What kind?', options: { isolation: 'Keeping someone from family or friends', monitoring: 'Watching or tracking', money: 'Control of money', threats: 'Threats', speaking_for: 'Speaking for someone, or never leaving them alone', daily_life: 'Rules for daily life', medical: 'Control of care or medicine', other: 'Another kind' }, checks: ['P-81'] },
      person: { ...PERSON, wording: 'Who is alleged to have done it?' },
    },
  },
  exploitation_concern: {
    wording: 'Concern about exploitation', description: 'A service was worried that the child was being exploited.', recordedBy: ANYONE, capitals: ['CONCERN'], checks: ['P-41', 'P-46', 'P-66', 'P-68', 'P-69', 'P-78'],
    attributes: {
      kind: { kind: 'choice', wording: 'What kind?', options: { cse: 'Sexual exploitation', cce: 'Criminal exploitation', radicalisation: 'Radicalisation' }, checks: ['P-68', 'P-69'] },
      pathway: { kind: 'choice', wording: 'Which way forward was chosen?', options: { cp_plan: 'Child protection plan', specialist_team: 'Specialist team', both: 'Both', none: 'None chosen' }, checks: ['P-68', 'P-69'] },
    },
  },
  harmful_sexual_behaviour: { wording: 'Harmful sexual behaviour by the child', description: 'The child behaved sexually in a way that harmed or could harm someone.', recordedBy: ANYONE, capitals: ['HSB'], checks: ['P-67'], attributes: { toward: { kind: 'person', wording: 'Towards whom?', hint: 'A role or a reference' } } },
  technology_harm: {
    wording: 'Harm through technology', description: 'The child was harmed online or by use of a device.', recordedBy: ANYONE, capitals: ['ONLINE_HARM'], checks: ['P-94'],
    attributes: { kind: { kind: 'choice', wording: 'What kind?', options: { images_shared: 'Images shared', blackmail: 'Blackmail', grooming: 'Grooming', bullying: 'Bullying', tracking: 'Tracking', content: 'Harmful content', other: 'Another kind' }, checks: ['P-94'] } },
  },
  stress_factor: {
    wording: 'New stress on the family', description: 'Something that puts strain on a family began. It is not a measure of risk.', recordedBy: ANYONE, capitals: [], checks: ['P-12', 'P-13', 'P-15'],
    attributes: {
      kind: { kind: 'choice', wording: 'What kind?', options: { ...ADVERSITIES, new_partner: 'New partner', move: 'Move', isolation: 'Became isolated', bereavement: 'Bereavement', job_loss: 'Loss of work', medication: 'Medicine started, changed or stopped', substance_use: 'Use of alcohol or drugs', low_mood: 'Low mood', other: 'Something else' }, checks: ['P-12', 'P-13', 'P-15'] },
      person: { ...PERSON, wording: 'Whom does it affect?' },
    },
  },
  home_conditions: { wording: 'Home conditions seen', description: 'A worker described the home.', recordedBy: ['children_social_care', 'health_visiting', 'housing'], capitals: [], checks: ['P-48', 'P-54'], attributes: { improved: { kind: 'yes-no', wording: 'Had they improved?', checks: ['P-48'] } } },
  distressed_behaviour: {
    wording: 'Child was distressed', description: 'The child behaved in a distressed way.', recordedBy: ['school', 'care_provider', 'health'], capitals: ['DISTRESS'], checks: ['P-62'],
    attributes: { explained_by: { kind: 'choices', wording: 'How was it explained?', options: { past_trauma: 'Past trauma', condition: 'A condition or disability', placement_change: 'A change of placement', current_harm: 'Harm happening now', other: 'Another way', none: 'It was not explained' }, checks: ['P-62'] } },
  },
  behaviour_incident: {
    wording: 'Behaviour incident', description: "A service recorded the child's behaviour as a problem, and what it did.", recordedBy: ['school', 'care_provider', 'youth_justice'], capitals: ['BEHAVIOUR'], checks: ['P-92'],
    attributes: { response: { kind: 'choice', wording: 'What was the response?', options: { sanction: 'Sanction', exclusion: 'Exclusion', behaviour_work: 'Work on behaviour', support: 'Support', none: 'None recorded' }, checks: ['P-92'] }, cause_considered: { kind: 'yes-no', wording: 'Was an underlying cause considered?', checks: ['P-92'] } },
  },
  caring_role: { wording: 'Child cares for someone', description: 'The child was found to be caring for a relative.', recordedBy: ['school', 'health', 'children_social_care'], capitals: ['CARING'], checks: ['P-79'], attributes: { person: { ...PERSON, wording: 'Whom does the child care for?' } } },
  suspected_crime: { wording: 'Crime against the child suspected', description: 'A service first suspected that a crime had been committed against the child.', recordedBy: ANYONE, capitals: ['SUSPECTED_CRIME'], timed: true, checks: ['P-41', 'P-95'], attributes: { about: { kind: 'choices', wording: 'What was it about?', options: CONCERNS } } },
  pregnancy: { wording: 'Pregnancy', description: 'A pregnancy became known.', recordedBy: ['midwifery', 'general_practice'], capitals: [], checks: ['P-20', 'P-88'], attributes: { person: { ...PERSON, wording: 'Who is pregnant?', checks: ['P-20'] }, due: { kind: 'date', wording: 'When is the baby due?', checks: ['P-88'] } } },
  birth: { wording: 'Birth', description: 'A child was born.', recordedBy: ['midwifery', 'hospital'], capitals: [], checks: ['P-12', 'P-20', 'P-88'], attributes: {} },
} as const satisfies EventDefinitions;
