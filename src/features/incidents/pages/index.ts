import type { AnyPage } from '../../access/index.ts';
import { consideringPages } from './considering/index.ts';
import { decisionPages } from './decision/index.ts';
import { homePages } from './home/index.ts';
import { panelPages } from './panel/index.ts';
import { incidentItself } from './incident/index.ts';
import type { OtherRooms } from './parts.ts';
import { notificationPages } from './notification/index.ts';
import { requestPages } from './requests/index.ts';
import { reviewPages } from './review/index.ts';

/** The pages of the pathway. */
export const incidentPages = ({ atHome, ofIncident, onIncident, ofAgencyAsked, ofRequest }: OtherRooms): readonly AnyPage[] =>
  [...homePages(atHome), ...decisionPages, ...panelPages, ...consideringPages, ...incidentItself(ofIncident, onIncident), ...requestPages({ ofAgencyAsked, ofRequest }), ...reviewPages, ...notificationPages];
