export { checkAudit, type AuditReport, type AuditToCheck } from './command.ts';
export { CHAIN_START, type Chain, type Deed, type PartnershipId, type PersonId, type RequestId } from './entry.ts';
export { auditEvents, type AuditEvent } from './event.ts';
export { headFile, readHeads, type Head, type HeadKeeper } from './heads.ts';
export { whoLooked, type Looked } from './looked.ts';
export { recorder, type Recorder } from './record.ts';
export { verifyTrail, type Tampering, type Verification } from './verify.ts';
