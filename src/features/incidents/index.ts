/** The statutory pathway of a serious incident: its pages, its rules' own documents, and its commands. */
export * from './commands/index.ts';
export { aboutIncident, aboutRequest } from './pages/about.ts';
export { breadcrumbs as incidentBreadcrumbs } from './pages/requests/on-incident.ts';
export { namesOf } from './store/people.ts';
export { incidentPages } from './pages/index.ts';
export type { MakeSection } from './pages/incident/sections.ts';
export type { OtherRooms } from './pages/parts.ts';
export { paths as incidentPaths } from './paths.ts';
export { stateDiagram } from './pathway/state-diagram.ts';
export { permissionOfActs } from './pathway/transitions.ts';
