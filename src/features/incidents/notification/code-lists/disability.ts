import type { CodeList } from './code-list.ts';

/** Disability as the children in need census has it. "None" excludes the others. */
export const disability = {
  id: 'disability',
  name: 'Disability',
  source: 'Children in need census schema 2024',
  status: 'unverified',
  codes: [
    { code: 'MOB', text: 'Mobility' },
    { code: 'HAND', text: 'Hand function' },
    { code: 'PC', text: 'Personal care' },
    { code: 'INC', text: 'Incontinence' },
    { code: 'COMM', text: 'Communication' },
    { code: 'LD', text: 'Learning' },
    { code: 'HEAR', text: 'Hearing' },
    { code: 'VIS', text: 'Vision' },
    { code: 'BEH', text: 'Behaviour, attention deficit hyperactivity disorder included' },
    { code: 'CON', text: 'Consciousness, such as seizures' },
    { code: 'AUT', text: 'Autism, diagnosed' },
    { code: 'DDA', text: 'Another disability' },
    { code: 'NONE', text: 'No disability' },
  ],
} as const satisfies CodeList;

/** Sex as the children in need census has had it since 2024 to 2025. */
export const sex = {
  id: 'sex',
  name: 'Sex',
  source: 'Children in need census 2024 to 2025 specification',
  status: 'guidance',
  codes: [
    { code: 'F', text: 'Female' },
    { code: 'M', text: 'Male' },
    { code: 'U', text: 'Not known or not yet born' },
  ],
} as const satisfies CodeList;
