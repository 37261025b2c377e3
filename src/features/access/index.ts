export { chainOf, may, seatsWith, type Actor, type OrganisationId, type Part, type Scope, type Seat, type SessionId } from './actor.ts';
export { definePage, signedIn, type About, type AnyPage, type Context, type Subject } from './page.ts';
export { permissions, rolesHolding, type Permission } from './permission.ts';
export { isRole, roles, type Role } from './role.ts';
export { digestToken, endSession, formToken, isFormToken, openSession, startSession, type OpenSession, type SessionLimits } from './session.ts';
export { addMembership, addOrganisation, addPartnership, addPerson, type NewMembership } from './directory.ts';
export { accessPages, demoPages } from './pages/index.ts';
export { paths as accessPaths } from './paths.ts';
export { accessRefusals } from './refusals.ts';
