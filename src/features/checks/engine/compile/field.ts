import { eventTypes, isEventTypeName, sectorOf } from '../../../events/index.ts';
import { TYPE_COUNT, typeName } from '../columns.ts';
import type { Scene } from '../scene.ts';
import type { Settings } from './settings.ts';

/** The value number that an event has in a field; 0 is silence. */
export type FieldReader = (scene: Scene, event: number) => number;

export function fieldReader(field: string, settings: Settings): FieldReader {
  switch (field) {
    case 'agency': return ({ columns }, event) => columns.agency[event] ?? 0;
    case 'area': return ({ columns }, event) => columns.area[event] ?? 0;
    case 'persons': return ({ columns }, event) => columns.persons[event] ?? 0;
    case 'text': return ({ columns }, event) => columns.text[event] ?? 0;
    case 'id': return ({ columns, values, eventId }, event) => values.idOf(eventId(columns.source[event] ?? 0));
    case 'sector': return sectorReader();
    case 'kind_or_type': return kindOrTypeReader(settings.attributeKey('kind'));
    default: return attributeReader(settings.attributeKey(field));
  }
}

function attributeReader(key: number): FieldReader {
  if (key < 0) return () => 0;
  return ({ columns: { attributeStart, attributeKey, attributeValue } }, event) => {
    const end = attributeStart[event + 1] ?? 0;
    for (let at = attributeStart[event] ?? 0; at < end; at++) if (attributeKey[at] === key) return attributeValue[at] ?? 0;
    return 0;
  };
}

function kindOrTypeReader(key: number): FieldReader {
  const kind = attributeReader(key);
  const named = new Int32Array(TYPE_COUNT);
  return (scene, event) => {
    const code = scene.columns.type[event] ?? -1;
    const known = named[code] ?? 0;
    if (known > 0) return known;
    if (known === HAS_KIND) return kind(scene, event);
    const type = typeName(code);
    const has = isEventTypeName(type) && Object.hasOwn(eventTypes[type].attributes, 'kind');
    if (code >= 0) named[code] = has ? HAS_KIND : scene.values.idOf(type);
    return has ? kind(scene, event) : scene.values.idOf(type);
  };
}

const HAS_KIND = -1;

function sectorReader(): FieldReader {
  const sectors = new Map<number, number>();
  return ({ columns, values }, event) => {
    const agency = columns.agency[event] ?? 0;
    if (agency === 0) return 0;
    const known = sectors.get(agency);
    if (known !== undefined) return known;
    const sector = values.idOf(sectorOf(values.all[agency]?.list[0] ?? ''));
    sectors.set(agency, sector);
    return sector;
  };
}
