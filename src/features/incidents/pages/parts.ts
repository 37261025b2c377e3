import type { Permission } from '../../access/index.ts';
import type { MakeSection } from './incident/sections.ts';

/** A part of a record that another room shows: a page links to it without knowing the room. */
interface Part {
  readonly text: string;
  readonly about: string;
  readonly may: Permission;
}

export interface PartOfIncident extends Part {
  readonly address: (incident: string) => string;
}

/** On the page of an agency's own request, for its author. */
export interface PartOfRequest extends Part {
  readonly address: (request: string) => string;
}

/** On the page of one agency's request, for the partnership. */
export interface PartOfAgencyAsked extends Part {
  readonly address: (incident: string, request: string) => string;
}

/** Work of another room that somebody finds at home. */
export interface PartOfHome extends Part {
  readonly href: string;
}

export interface OtherRooms {
  readonly atHome: readonly PartOfHome[];
  readonly ofIncident: readonly PartOfIncident[];
  /** Shown on the incident's page itself, before the sections of the pathway. */
  readonly onIncident: readonly MakeSection[];
  readonly ofAgencyAsked: readonly PartOfAgencyAsked[];
  readonly ofRequest: readonly PartOfRequest[];
}
