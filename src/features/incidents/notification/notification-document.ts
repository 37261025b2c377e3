import { momentInWords } from '../../../kernel/london-time.ts';
import type { Block, WordFile } from '../../../platform/documents/index.ts';
import type { ActOf } from '../pathway/act.ts';
import { departmentsSystem } from './notification-sending-form.ts';

export const MARKING = 'OFFICIAL – SENSITIVE';

/** Says, wherever a notification is set out to be typed from, where the duty itself is met. */
export const whereTheDutyIsMet = `Sightline prepares and records a notification. It does not send one: the council’s duty is met only in the Department for Education’s ${departmentsSystem.name} (${departmentsSystem.address}).`;

/** The locked version as a Word document, in the order of the form. */
export function notificationInWord({ at, data: { version, parts } }: ActOf<'notification_locked'>, reference: string, became: string): WordFile {
  return {
    title: `Serious incident notification, incident ${reference}`, marking: MARKING, author: 'Sightline', foot: `Incident ${reference}, notification version ${version}`,
    blocks: [
      { kind: 'notice', text: whereTheDutyIsMet },
      { kind: 'facts', rows: [{ label: 'Version', text: String(version) }, { label: 'Locked', text: momentInWords(at) }, { label: 'What became of it', text: became }] },
      ...parts.flatMap(({ title, answers }): readonly Block[] => [
        { kind: 'heading', level: 1, text: title },
        { kind: 'facts', rows: answers.map(({ wording, shown }) => ({ label: wording, text: shown })) },
      ]),
    ],
  };
}
