// What the rules of the oracle are made of. Said by hand, from what the service promises: see policy-oracle.ts.
export type Row = Readonly<Record<string, unknown>>;

export interface Seat {
  readonly id: string;
  readonly role: string;
  readonly partnership: string | null;
  readonly organisation: string;
  /** First and last day, `YYYY-MM-DD`. */
  readonly starts: string;
  readonly ends: string | null;
  readonly stopped: boolean;
}

export interface Someone {
  readonly id: string;
  readonly label: string;
  readonly active: boolean;
  readonly seats: readonly Seat[];
}

export interface World {
  readonly today: string;
  readonly people: readonly Someone[];
  /** Which part an organisation plays in a partnership: council, health, police or relevant_agency. */
  readonly part: (partnership: string | null, organisation: string) => string | undefined;
  readonly rows: ReadonlyMap<string, readonly Row[]>;
}

export interface Rules {
  readonly see: Rule;
  readonly add: Rule;
  readonly change: Rule;
  readonly remove: Rule;
}

/** `who` is null where nobody has signed in. */
export type Rule = (who: Someone | null, row: Row, world: World) => boolean;

export const nobody: Rule = () => false;
export const everyone: Rule = () => true;
export const kept = { add: nobody, change: nobody, remove: nobody };
export const secret: Rules = { see: nobody, ...kept };
export const publicNames: Rules = { see: everyone, ...kept };

/** The seats that someone holds today in one of these roles: none for an account that is switched off. */

export function seatsOf(who: Someone | null, { today }: World, roles: readonly string[]): readonly Seat[] {
  if (who === null || !who.active) return [];
  return who.seats.filter(({ role, starts, ends, stopped }) => roles.includes(role) && !stopped && starts <= today && (ends === null || today <= ends));
}

export const everyRole = ['business_manager', 'council_notifier', 'safeguarding_partner', 'agency_author', 'practitioner', 'supervisor', 'scrutineer', 'administrator', 'panel_secretariat', 'panel_analyst'];

export function works(who: Someone | null, row: Row, world: World, roles: readonly string[]): boolean {
  return seatsOf(who, world, roles).some(({ partnership }) => partnership !== null && partnership === row['partnership_id']);
}

export function readsIncidentsOf(who: Someone | null, row: Row, world: World): boolean {
  return works(who, row, world, ['business_manager', 'council_notifier', 'safeguarding_partner', 'scrutineer']);
}

/** An agency's author answers for that organisation in that partnership, and for no other. */

export function answersFor(who: Someone | null, request: Row, world: World): boolean {
  return seatsOf(who, world, ['agency_author'])
    .some(({ partnership, organisation }) => partnership === request['partnership_id'] && organisation === request['organisation_id']);
}

/** A record of the same partnership that is no sealed identity. */

/** Those who may know that someone has an account; past seats count, because names stay beside old acts. */

export function all(table: string, { rows }: World): readonly Row[] {
  return rows.get(table) ?? [];
}

export function find(table: string, id: unknown, world: World): Row {
  return all(table, world).find((row) => row['id'] === id) ?? {};
}

export function incidentOf(row: Row, world: World): Row {
  return find('incidents.incident', row['incident_id'], world);
}

export function requestOf(row: Row, world: World): Row {
  return find('incidents.agency_request', row['request_id'], world);
}
