import type { ImportNote, SplinkImport } from './import.ts';

export function importJson({ settings, notes }: SplinkImport): unknown {
  return { settings, lost: of(notes, 'lost'), changed: of(notes, 'changed'), not_needed: of(notes, 'not_needed') };
}

function of(notes: readonly ImportNote[], wanted: ImportNote['what']): readonly object[] {
  return notes.filter(({ what }) => what === wanted).map(({ where, message }) => ({ where, message }));
}

const HEADS = { lost: 'No equal here', changed: 'Not quite the same', not_needed: 'Not needed' } as const;

export function importText({ settings, notes }: SplinkImport): string {
  const taken = `${settings.comparisons?.length ?? 0} comparisons (${settings.comparisons?.map(({ name, kind }) => (name === kind ? name : `${name} as ${kind}`)).join(', ') ?? ''}) and ${settings.blocking?.length ?? 0} blocking rules were taken over.`;
  const parts = (['lost', 'changed', 'not_needed'] as const).flatMap((what) => {
    const some = notes.filter((note) => note.what === what);
    return some.length === 0 ? [] : [`${HEADS[what]}\n${some.map(({ where, message }) => `  ${where}: ${message}`).join('\n')}`];
  });
  return [taken, ...parts].join('\n\n');
}
