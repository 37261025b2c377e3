import type { IncidentOnPage } from './on-page.ts';
import { decisionSection } from '../decision/incident-section.ts';
import { notificationSection } from '../notification/incident-section.ts';
import { panelSection } from '../panel/incident-section.ts';
import { agenciesSection } from '../requests/incident-section.ts';
import { reviewSection } from '../review/incident-section.ts';
import { councilSection, factsSection, viewsSection } from './considering-sections.ts';

/** A panel of the incident page: its template is included with this as `section`. */
export interface Section {
  /** The anchor in the page. */
  readonly id: string;
  readonly title: string;
  readonly template: string;
  /** Where it is background by now: what to press to see it. */
  readonly folded?: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Makes a panel; null where there is nothing to show at this stage or to this person. */
export type MakeSection = (page: IncidentOnPage) => Promise<Section | null> | Section | null;

/** The panels in the order of the pathway, between what is due and the history. Add yours where its time comes. */
export const sections: readonly MakeSection[] = [
  councilSection,
  viewsSection,
  notificationSection,
  agenciesSection,
  reviewSection,
  decisionSection,
  panelSection,
  factsSection,
];
