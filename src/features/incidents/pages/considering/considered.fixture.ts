import type { Visitor } from '../../../../../test/support/visitor.ts';

/** A filled form to record an incident, as a browser sends it; `changes` replace or add fields. */
export function considered(changes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  return {
    children: '1', seen: '0', copy: 'first', do: 'check',
    title: 'Infant found unresponsive in temporary accommodation', summary: 'A made-up child was found by the police.',
    occurred: '21 November 2026', place: 'Temporary accommodation', where: 'area',
    'councilAware-day': '21', 'councilAware-month': '11', 'councilAware-year': '2026', toldBy: 'Coveshire Police',
    suspicion: 'suspected', 'since-day': '22', 'since-month': '11', 'since-year': '2026',
    ...childTyped(1), otherAreas: 'Ashshire', ...changes,
  };
}

/** One child's fields: died, aged 2, living in the area. */
export function childTyped(child: number, changes: Readonly<Record<string, string>> = {}): Readonly<Record<string, string>> {
  const fields = { outcome: 'died', age: '2', residentInArea: 'yes', lookedAfter: 'no', careLeaver: 'no', ...changes };
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`child-${child}-${name}`, value]));
}

/** Opens and records an incident through the pages; gives its address. */
export async function recordThrough(visitor: Visitor, changes: Readonly<Record<string, string>> = {}): Promise<string> {
  const form = await openThrough(visitor);
  const typed = await visitor.post(form, considered(changes));
  if (typed.location === undefined) throw new Error(`The form was not accepted: ${typed.html}`);
  await visitor.follow(typed);
  const done = await visitor.post(typed.location, { seen: '1' });
  if (done.location === undefined) throw new Error(`The incident was not recorded: ${done.html}`);
  await visitor.follow(done);
  return done.location;
}

/** Opens an incident; gives the address of its form. */
export async function openThrough(visitor: Visitor): Promise<string> {
  const log = await visitor.get('/incidents');
  const [, partnership = ''] = /name="partnership" value="([^"]+)"/.exec(log.html) ?? [];
  const opened = await visitor.post('/incidents', { partnership });
  if (opened.location === undefined) throw new Error(`The incident was not opened: ${opened.status}`);
  await visitor.follow(opened);
  return opened.location;
}
