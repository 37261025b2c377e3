import {
  addOrganisationByHand, addPartnershipByHand, addPersonByHand, linkAddress, switchByHand,
  type ByHand, type OrganisationAsked, type PersonAdded, type PersonAsked,
} from '../features/access/index.ts';
import { headFile, recorder } from '../features/audit/index.ts';
import { momentInWords, momentOf } from '../kernel/london-time.ts';
import { ok, type Result } from '../kernel/result.ts';
import { deriveKey, type Config, type Environment } from '../platform/config/index.ts';
import type { Answer, Outcome } from './command.ts';
import { withOwner } from './with-owner.ts';

export function addPartnership(env: Environment, asked: { name: string; area: string }): Promise<Outcome> {
  return byHand(env, (hand) => addPartnershipByHand(hand, asked), ({ id }) => ({ json: { partnership: id }, text: `Added ${asked.name}.` }));
}

export function addOrganisation(env: Environment, asked: OrganisationAsked): Promise<Outcome> {
  return byHand(env, (hand) => addOrganisationByHand(hand, asked), ({ id }) => ({ json: { organisation: id }, text: `Added ${asked.name}${asked.partnership === undefined ? '' : ` in ${asked.partnership}`}.` }));
}

export function addPerson(env: Environment, asked: PersonAsked): Promise<Outcome> {
  return byHand(env, (hand) => addPersonByHand(hand, asked), (added, config) => personWords(added, config));
}

export function switchAccount(env: Environment, email: string, active: boolean): Promise<Outcome> {
  const words = active ? 'can sign in again' : 'is signed out everywhere and cannot sign in';
  return byHand(env, (hand) => switchByHand(hand, email, active), ({ name }) => ({ json: { email, active }, text: `${name} ${words}.` }));
}

/** The newest table that these acts need. */
const NEEDED = 'access.setup_link';

function byHand<T>(env: Environment, act: (hand: ByHand) => Promise<Result<T>>, say: (value: T, config: Config) => Answer): Promise<Outcome> {
  return withOwner(env, NEEDED, async (owner, config) => {
    const acted = await act({
      owner, now: new Date(), key: deriveKey(config.secret, 'second-factor'),
      record: recorder(deriveKey(config.secret, 'audit')), keep: headFile(config.auditHeads).keep,
    });
    return acted.ok ? ok(say(acted.value, config)) : acted;
  });
}

function personWords({ personId, name, link }: PersonAdded, { publicUrl, host, port }: Config): Answer {
  if (link === null) return { json: { person: personId, link: null }, text: `${name} has the role. They can sign in already, as before.` };
  const address = linkAddress(publicUrl ?? `http://${host}:${port}`, link.token);
  const until = momentOf(link.endsAt);
  return {
    json: { person: personId, link: address, until },
    text: `${name} has the role. Send them this address, which works once, until ${momentInWords(until)}:\n\n${address}\n\nIt is not kept anywhere and cannot be shown again.`,
  };
}
