import type { AttributeDefinition, CheckName, EventDefinition, EventDefinitions, ManyTextKind, OneTextKind } from './definition.ts';
import type { YES_NO } from './options.ts';
import { assessmentTypes } from './types/assessment.ts';
import { contactTypes } from './types/contact.ts';
import { educationTypes } from './types/education.ts';
import { harmTypes } from './types/harm.ts';
import { householdTypes } from './types/household.ts';
import { housingTypes } from './types/housing.ts';
import { meetingTypes } from './types/meetings.ts';
import { missingTypes } from './types/missing.ts';
import { policeCourtTypes } from './types/police-court.ts';
import { serviceTypes } from './types/services.ts';
import { sharingTypes } from './types/sharing.ts';
import { voiceTypes } from './types/voice-outcome.ts';
import { workTypes } from './types/work.ts';
import { workflowTypes } from './types/workflow.ts';

interface EventGroup {
  readonly wording: string;
  readonly types: EventDefinitions;
}

/** The groups in the order in which people are shown them. */
export const eventGroups = {
  contact: { wording: 'Contact and decisions', types: contactTypes },
  meetings: { wording: 'Meetings and plans', types: meetingTypes },
  assessment: { wording: 'Assessment', types: assessmentTypes },
  missing: { wording: 'Missing', types: missingTypes },
  sharing: { wording: 'Sharing information', types: sharingTypes },
  household: { wording: 'Household and moves', types: householdTypes },
  harm: { wording: 'Harm and concern', types: harmTypes },
  housing: { wording: 'Housing', types: housingTypes },
  police_court: { wording: 'Police and court', types: policeCourtTypes },
  services: { wording: 'Services', types: serviceTypes },
  education: { wording: 'Education', types: educationTypes },
  work: { wording: 'Working together', types: workTypes },
  voice_outcome: { wording: "The child's voice, and outcome", types: voiceTypes },
  workflow: { wording: "The partnership's own work", types: workflowTypes },
} as const satisfies Readonly<Record<string, EventGroup>>;

const types = {
  ...contactTypes, ...meetingTypes, ...assessmentTypes, ...missingTypes, ...sharingTypes, ...householdTypes, ...harmTypes,
  ...housingTypes, ...policeCourtTypes, ...serviceTypes, ...educationTypes, ...workTypes, ...voiceTypes, ...workflowTypes,
};

type Types = typeof types;
export type EventGroupName = keyof typeof eventGroups;
export type EventTypeName = keyof Types;

type Value<Attribute extends AttributeDefinition> = Attribute extends { readonly kind: 'choice'; readonly options: infer Choices }
  ? keyof Choices & string
  : Attribute extends { readonly kind: 'choices'; readonly options: infer Choices }
    ? readonly (keyof Choices & string)[]
    : Attribute extends { readonly kind: 'yes-no' }
      ? keyof typeof YES_NO
      : Attribute extends { readonly kind: 'number' }
        ? number
        : Attribute extends { readonly kind: ManyTextKind }
          ? readonly string[]
          : Attribute extends { readonly kind: OneTextKind }
            ? string
            : never;

/** What an event of that type may say of itself. Left out means that the record does not mention it. */
export type AttributesOf<Type extends EventTypeName> = {
  readonly [Name in keyof Types[Type]['attributes']]?: Types[Type]['attributes'][Name] extends AttributeDefinition ? Value<Types[Type]['attributes'][Name]> : never;
};

/** Every type, in the order of the groups. */
export const eventTypes: Readonly<Record<EventTypeName, EventDefinition>> = types;

export const eventTypeNames: readonly EventTypeName[] = Object.keys(types).filter(isEventTypeName);

export function isEventTypeName(text: string): text is EventTypeName {
  return Object.hasOwn(types, text);
}

/** The type in words; one that is not in the vocabulary as it was written. */
export function eventTypeInWords(type: string): string {
  return isEventTypeName(type) ? eventTypes[type].wording : type;
}

/** Every check that is known to read events of the type, or one of its attributes, in order of number. */
export function checksOf(type: EventTypeName): readonly CheckName[] {
  const { checks = [], attributes } = eventTypes[type];
  const all = [...checks, ...Object.values(attributes).flatMap((attribute) => attribute.checks ?? [])];
  return [...new Set(all)].sort((a, b) => Number(a.slice(2)) - Number(b.slice(2)));
}
