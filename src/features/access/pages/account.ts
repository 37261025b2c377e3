import { parsePlainDate } from '../../../kernel/plain-date.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { refuse, type Result } from '../../../kernel/result.ts';
import { checkAnswers, readForm, type Typed } from '../../../platform/forms/index.ts';
import { again, notFound, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import { endRoleQuestions, newRoleQuestions } from '../account-questions.ts';
import { accountState, roleStanding } from '../account-rules.ts';
import { accountsIn, checkRole, endRole, giveRole, manages, organisationsOf, setActive, type Account, type MemberOrganisation } from '../accounts.ts';
import { definePage, signedIn, type AnyPage, type Context } from '../page.ts';
import { paths } from '../paths.ts';
import { accessRefusals } from '../refusals.ts';
import { roles } from '../role.ts';
import type { AccessSettings } from '../settings.ts';
import { parseNamed, personNamed } from './account-subjects.ts';
import { lastSeenInWords, roleSpanInWords, stateTag } from './account-words.ts';
import { showLink } from './link.ts';

type Named = Readonly<{ partnership: string; person: string }>;

const accountTemplate = 'access/account.njk';
const formTemplate = 'access/person-form.njk';

/** One person's account: their roles in a partnership, and whether and how they can sign in. */
export function accountPages(settings: AccessSettings): readonly AnyPage[] {
  const may = 'account:manage';
  const about = personNamed;

  const read = definePage({
    method: 'GET', path: paths.account, may, audits: 'account.read', about,
    handle: ({ params, context }) => withAccount(context, params, async (account) => view(accountTemplate, await accountData(context, params, account))),
  });

  const link = definePage({
    method: 'POST', path: paths.link, may, audits: 'account.link-issued', about,
    handle: ({ params, context }) => withOwnCharge(context, params, (account) => (
      account.active ? showLink(settings, context, parseNamed(params), 'asked') : accessRefusals.refusal('ACCOUNT_SWITCHED_OFF'))),
  });

  const switchOff = definePage({
    method: 'POST', path: paths.switchOff, may, audits: 'account.switched-off', about,
    handle: ({ params, context }) => withOwnCharge(context, params, async ({ id }) => {
      await setActive(context.tx, id, false, context.now);
      return redirect(paths.account.to(params), 'The account is switched off. Every sign-in has ended.');
    }),
  });

  const switchOn = definePage({
    method: 'POST', path: paths.switchOn, may, audits: 'account.switched-on', about,
    handle: ({ params, context }) => withOwnCharge(context, params, async ({ id }) => {
      await setActive(context.tx, id, true, context.now);
      return redirect(paths.account.to(params), 'The account is switched on.');
    }),
  });

  return [read, link, switchOff, switchOn, ...rolePages()];
}

function rolePages(): readonly AnyPage[] {
  const may = 'account:manage';
  const about = personNamed;

  const roleForm = definePage({
    method: 'GET', path: paths.newRole, may, audits: 'account.form-opened', about,
    handle: ({ params, context }) => withAccount(context, params, async (account) => view(formTemplate, newRoleData(params, account, await organisationsOf(context.tx, parseNamed(params).partnershipId), {}))),
  });

  const addRole = definePage({
    method: 'POST', path: paths.newRole, may, audits: 'account.role-given', about,
    handle: ({ params, form, context }) => withAccount(context, params, async (account) => {
      const organisations = await organisationsOf(context.tx, parseNamed(params).partnershipId);
      const typed = readForm(newRoleQuestions(organisations), form);
      const given = await give(context, params, account, organisations, typed);
      if (!given.ok) return again(formTemplate, given.refusals, newRoleData(params, account, organisations, typed, given.refusals));
      return redirect(paths.account.to(params), 'The role is given.');
    }),
  });

  const endForm = definePage({
    method: 'GET', path: paths.endRole, may, audits: 'account.form-opened', about,
    handle: ({ params, context }) => withAccount(context, params, (account) => {
      const role = heldRole(account, params.membership, context.now);
      return role === undefined ? notFound : view(formTemplate, endRoleData(params, account, role, {}));
    }),
  });

  const end = definePage({
    method: 'POST', path: paths.endRole, may, audits: 'account.role-ended', about,
    handle: ({ params, form, context }) => withAccount(context, params, async (account): Promise<Reply> => {
      const role = heldRole(account, params.membership, context.now);
      if (role === undefined) return notFound;
      context.reveal([role.id]);
      const typed = readForm(endRoleQuestions, form);
      const ended = await endAfter(context, account, role, typed);
      if (!ended.ok) return again(formTemplate, ended.refusals, endRoleData(params, account, role, typed, ended.refusals));
      return redirect(paths.account.to(params), 'The end of the role is recorded.');
    }),
  });

  return [roleForm, addRole, endForm, end];
}

async function withAccount({ tx }: Context, params: Named, act: (account: Account) => Reply | Promise<Reply>): Promise<Reply> {
  const { partnershipId, personId } = parseNamed(params);
  const [account] = await accountsIn(tx, partnershipId, personId);
  return account === undefined ? notFound : act(account);
}

/** For acts on the whole account: refused where it is the administrator's own, or used where others manage accounts. */
async function withOwnCharge(context: Context, params: Named, act: (account: Account) => Reply | Refusal | Promise<Reply | Refusal>): Promise<Reply> {
  return withAccount(context, params, async (account) => {
    const own = account.id === signedIn(context).id ? accessRefusals.refusal('ROLE_FOR_ONESELF') : null;
    const elsewhere = own === null && !(await manages(context.tx, account.id)) ? accessRefusals.refusal('ACCOUNT_NOT_YOURS_ALONE') : null;
    const done = own ?? elsewhere ?? (await act(account));
    return 'kind' in done ? done : again(accountTemplate, [done], await accountData(context, params, account));
  });
}

async function give({ tx, now, actor }: Context, params: Named, account: Account, organisations: readonly MemberOrganisation[], typed: Typed): Promise<Result<null>> {
  if (account.id === actor?.id) return refuse(accessRefusals.refusal('ROLE_FOR_ONESELF'));
  const answers = checkAnswers(newRoleQuestions(organisations), typed, { now });
  if (!answers.ok) return answers;
  const chosen = checkRole({ role: String(answers.value['role']), organisation: String(answers.value['organisation']) }, organisations);
  if (!chosen.ok) return chosen;
  return giveRole(tx, parseNamed(params).partnershipId, account, { role: chosen.value.role, organisation: chosen.value.organisation.id }, now);
}

async function endAfter({ tx, now, actor }: Context, account: Account, role: Account['roles'][number], typed: Typed): Promise<Result<null>> {
  if (account.id === actor?.id) return refuse(accessRefusals.refusal('ROLE_FOR_ONESELF'));
  const answers = checkAnswers(endRoleQuestions, typed, { now });
  if (!answers.ok) return answers;
  const lastDay = parsePlainDate(String(answers.value['last-day']));
  return lastDay.ok ? endRole(tx, role, lastDay.value, now) : lastDay;
}

function heldRole(account: Account, membership: string, now: Date): Account['roles'][number] | undefined {
  return account.roles.find((role) => role.id === membership && roleStanding(role, now) !== 'over');
}

async function accountData(context: Context, params: Named, account: Account) {
  const own = account.id === signedIn(context).id;
  return {
    account, own, state: accountState(account, context.now), shown: stateTag(account, context.now),
    inCharge: !own && (await manages(context.tx, account.id)), lastSeen: lastSeenInWords(account.lastSeen),
    back: { text: 'Back to accounts', href: paths.people.to(params) },
    at: { newRole: paths.newRole.to(params), link: paths.link.to(params), switchOff: paths.switchOff.to(params), switchOn: paths.switchOn.to(params) },
    roles: account.roles.map((role) => ({
      name: roles[role.role].name, does: roles[role.role].does, organisation: role.organisation, span: roleSpanInWords(role, context.now),
      over: roleStanding(role, context.now) === 'over',
      endAt: own || roleStanding(role, context.now) === 'over' ? null : paths.endRole.to({ ...params, membership: role.id }),
    })),
  };
}

function newRoleData(params: Named, account: Account, organisations: readonly MemberOrganisation[], typed: Typed, refusals: readonly Refusal[] = []) {
  return {
    ...formData(params, account), title: 'Give another role', set: newRoleQuestions(organisations), typed, refusals,
    action: paths.newRole.to(params), button: 'Give this role',
  };
}

function endRoleData(params: Named & { readonly membership: string }, account: Account, role: Account['roles'][number], typed: Typed, refusals: readonly Refusal[] = []) {
  return {
    ...formData(params, account), title: `End the role of ${roles[role.role].name.toLowerCase()}`, set: endRoleQuestions, typed, refusals,
    action: paths.endRole.to(params), button: 'End this role',
    inset: `${account.name} holds it for ${role.organisation}. What they recorded stays, with their name.`,
  };
}

function formData(params: Named, account: Account) {
  const here = paths.account.to(params);
  return { caption: account.name, back: { text: `Back to ${account.name}`, href: here }, cancelAt: here };
}
