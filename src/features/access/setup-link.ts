import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { newId } from '../../kernel/id.ts';
import { momentInWords, momentOf } from '../../kernel/london-time.ts';
import { ok, refuse, type Result } from '../../kernel/result.ts';
import type { Database, Tx } from '../../platform/database/index.ts';
import type { PartnershipId, PersonId } from '../audit/index.ts';
import { attemptDigest } from './attempt.ts';
import { hashPassword } from './password.ts';
import { passwordProblems } from './password-rules.ts';
import { paths } from './paths.ts';
import { newSecondFactor, openSecondFactor, sealSecondFactor } from './second-factor.ts';
import { digestToken } from './session.ts';
import type { AccessKeys } from './settings.ts';
import { countedCode } from './sign-in.ts';

const HOURS_OPEN = 72;
const HOUR_MS = 3_600_000;

/** A link as it was issued: the only time that its token is known. */
export interface IssuedLink {
  readonly token: string;
  readonly endsAt: Date;
}

interface Issuing {
  readonly key: Buffer;
  readonly now: Date;
}

/** Issues a link for someone whom the signed-in person manages; the database refuses any other. Ends what they signed in with before. */
export async function issueLink(tx: Tx, person: string, issuing: Issuing): Promise<IssuedLink> {
  const { link, row } = makeLink(person, issuing);
  await sql`select access.issue_setup_link(${row.id}, ${person}, ${row.digest}, ${row.sealed}, ${issuing.now}, ${link.endsAt})`.execute(tx);
  return link;
}

/** The same from the command line, as the database's owner: it asks nobody. */
export async function placeLink(owner: Database | Tx, person: string, issuing: Issuing): Promise<IssuedLink> {
  const { link, row } = makeLink(person, issuing);
  await sql`select access.place_setup_link(${row.id}, ${person}, ${row.digest}, ${row.sealed}, ${issuing.now}, ${link.endsAt}, null)`.execute(owner);
  return link;
}

function makeLink(person: string, { key, now }: Issuing): { link: IssuedLink; row: { id: string; digest: Buffer; sealed: Buffer } } {
  const token = randomBytes(32).toString('base64url');
  return {
    link: { token, endsAt: new Date(now.getTime() + HOURS_OPEN * HOUR_MS) },
    row: { id: newId<'setup-link'>(), digest: digestToken(token), sealed: sealSecondFactor(key, newSecondFactor(), person) },
  };
}

/** A set-up link as it was found by its token. */
export interface SetupLink {
  readonly id: string;
  readonly personId: PersonId;
  readonly name: string;
  readonly email: string;
  readonly secondFactor: Buffer;
  readonly passwordChosen: boolean;
  readonly partnershipId: PartnershipId | null;
  /** Used, withdrawn or run out. */
  readonly over: boolean;
}

interface LinkRow {
  id: string; person_id: PersonId; name: string; email: string; second_factor: Buffer;
  password: string | null; ends_at: Date; over: boolean; partnership_id: PartnershipId | null;
}

/** The link with this token, whether it is over or not; null where there never was one. */
export async function findLink(tx: Tx, token: string, now: Date): Promise<SetupLink | null> {
  const { rows } = await sql<LinkRow>`select * from access.setup_link_of(${digestToken(token)})`.execute(tx);
  const [row] = rows;
  if (row === undefined) return null;
  return {
    id: row.id, personId: row.person_id, name: row.name, email: row.email, secondFactor: row.second_factor,
    passwordChosen: row.password !== null, partnershipId: row.partnership_id, over: row.over || row.ends_at <= now,
  };
}

/** The first step. The password is kept with the link until the second step has shown that the codes work. */
export async function choosePassword(tx: Tx, token: string, link: SetupLink, password: string, now: Date): Promise<Result<null>> {
  const [first, ...rest] = passwordProblems(password, link);
  if (first !== undefined) return refuse(first, ...rest);
  await sql`select access.choose_setup_password(${digestToken(token)}, ${await hashPassword(password)}, ${now})`.execute(tx);
  return ok(null);
}

export function secretOf(keys: AccessKeys, link: SetupLink): string {
  return openSecondFactor(keys.secondFactor, link.secondFactor, link.personId);
}

/** The second step: a right code uses the link up, and the person can sign in from then on. */
export async function finishSetup(tx: Tx, keys: AccessKeys, { token, link }: { token: string; link: SetupLink }, typed: string, now: Date): Promise<Result<PersonId>> {
  return countedCode(tx, attemptDigest(keys.attempts, 'set-up', link.id), { secret: secretOf(keys, link), typed, now }, async (step) => {
    const { rows } = await sql<{ person: PersonId | null }>`select access.finish_setup(${digestToken(token)}, ${step}, ${now}) as person`.execute(tx);
    return rows[0]?.person ?? null;
  });
}

/** The words that an administrator sends by hand, with the link in them. */
export function linkLetter({ name, from, address, endsAt }: { name: string; from: string; address: string; endsAt: Date }): string {
  return [
    `Dear ${name},`,
    '',
    'You have an account on Sightline, where the partnership’s work on serious child safeguarding incidents is kept. Set up how you sign in at:',
    '',
    address,
    '',
    `The address is yours alone and works once, until ${momentInWords(momentOf(endsAt))}. You will choose a password and need an authenticator app, such as the one that your organisation already uses. If the time has run out, ask me for another.`,
    '',
    'Please do not pass this message on.',
    '',
    from,
  ].join('\n');
}

export function linkAddress(publicUrl: string, token: string): string {
  return `${publicUrl}${paths.setUp.to({ token })}`;
}
