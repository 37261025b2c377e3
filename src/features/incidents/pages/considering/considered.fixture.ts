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
