import { generate } from 'otplib';
import { demoId } from '../../src/demo/id.ts';
import { hashPassword } from '../../src/features/access/password.ts';
import { newSecondFactor, sealSecondFactor } from '../../src/features/access/second-factor.ts';
import { deriveKey } from '../../src/platform/config/index.ts';
import { TEST_SECRET, type TestDatabase } from './database.ts';

/** Someone who can sign in. */
export interface Credentials {
  readonly id: string;
  readonly email: string;
  readonly password: string;
  /** The TOTP secret in base 32. */
  readonly secret: string;
}

/** Gives one of the demonstration's people a password and a second factor. */
export async function giveCredentials({ owner }: TestDatabase, place: string, key: string, password = 'plover kettle august 7'): Promise<Credentials> {
  const id = demoId('person', place, key);
  const secret = newSecondFactor();
  await owner.insertInto('access.credential')
    .values({ person_id: id, password: await hashPassword(password), second_factor: sealSecondFactor(deriveKey(TEST_SECRET, 'second-factor'), secret, id) }).execute();
  const { email } = await owner.selectFrom('access.person').select('email').$narrowType<{ email: string }>().where('id', '=', id).executeTakeFirstOrThrow();
  return { id, email, password, secret };
}

/** The code that an authenticator app shows at that moment. */
export function codeAt(secret: string, at: Date): Promise<string> {
  return generate({ secret, epoch: Math.floor(at.getTime() / 1000) });
}
