import { closeSync, openSync, writeSync } from 'node:fs';
import { people, type Made, type Sample } from './people.ts';

export interface PeopleFiles extends Sample {
  readonly out: string;
  /** Where to write what is only known of people who are made up: name group, who moved, who lives apart. */
  readonly truth?: string;
  readonly progress?: (records: number) => void;
}

export interface Written {
  readonly records: number;
  readonly children: number;
  readonly families: number;
  readonly byAgency: Readonly<Record<string, number>>;
  readonly byTag: Readonly<Record<string, number>>;
}

const COLUMNS = 'rec_id,agency,child_id,family_id,first_name,surname,dob,sex,postcode,address,mother_name,nhs_number,tag';
const TRUTH = 'rec_id,child_id,family_id,agency,sex,tag,name_group,moved,lives_apart';
const PIECE = 1 << 20;

/** Writes the sample as it is made; the memory that this takes does not grow with its size. Faults of the disk are thrown. */
export function writePeople({ out, truth, progress = () => undefined, ...sample }: PeopleFiles): Written {
  const file = csvFile(out, sample.hard === true ? `${COLUMNS},upn` : COLUMNS);
  const known = truth === undefined ? undefined : csvFile(truth, TRUTH);
  const [byAgency, byTag]: Record<string, number>[] = [{}, {}];
  let [records, families, lastChild] = [0, 0, -1];
  for (const family of people(sample)) {
    for (const { child, record } of family) {
      file.line(recordLine(records, { child, record }, sample.hard === true));
      known?.line(truthLine(records, { child, record }));
      records += 1;
      lastChild = Math.max(lastChild, child.id);
      count(byAgency, record.agency);
      count(byTag, record.tag === '' ? 'plain' : record.tag);
      if (records % 1_000_000 === 0) progress(records);
    }
    families += 1;
  }
  file.close();
  known?.close();
  return { records, children: lastChild + 1, families, byAgency: byAgency ?? {}, byTag: byTag ?? {} };
}

function count(counts: Record<string, number> = {}, name: string): void {
  counts[name] = (counts[name] ?? 0) + 1;
}

// No value holds a comma, a quotation mark or a line end, so that none has to be quoted.
function recordLine(id: number, { child, record }: Made, upn: boolean): string {
  const { agency, forename, surname, dob, sex, postcode, address, mother, nhs, tag } = record;
  const line = `${id},${agency},${child.id},${child.family},${forename},${surname},${dob},${sex},${postcode},${address},${mother},${nhs},${tag}`;
  return upn ? `${line},${record.upn}` : line;
}

function truthLine(id: number, { child, record }: Made): string {
  return `${id},${child.id},${child.family},${record.agency},${child.girl ? 'f' : 'm'},${record.tag},${child.group.name},${child.homes.length > 1 ? 'moved' : 'stayed'},${child.apart ? 'apart' : 'together'}`;
}

function csvFile(path: string, columns: string): { readonly line: (text: string) => void; readonly close: () => void } {
  const descriptor = openSync(path, 'w');
  let piece = `${columns}\n`;
  const flush = (): void => { writeSync(descriptor, piece); piece = ''; };
  return {
    line: (text) => {
      piece += `${text}\n`;
      if (piece.length > PIECE) flush();
    },
    close: () => { flush(); closeSync(descriptor); },
  };
}
