import { again, redirect, view } from '../../../platform/pages/page.ts';
import { checkAnswers, readForm, type Typed } from '../../../platform/forms/index.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { refuse, type Result } from '../../../kernel/result.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { newPersonQuestions } from '../account-questions.ts';
import { readEmail, roleStanding } from '../account-rules.ts';
import { accountsIn, addAccount, checkRole, organisationsOf, type Account, type MemberOrganisation } from '../accounts.ts';
import { seatsWith } from '../actor.ts';
import { definePage, signedIn, type AnyPage, type Context } from '../page.ts';
import { paths } from '../paths.ts';
import { accessRefusals } from '../refusals.ts';
import type { AccessSettings } from '../settings.ts';
import { parseNamed, partnershipNamed } from './account-subjects.ts';
import { heldRolesInWords, lastSeenInWords, stateTag } from './account-words.ts';
import { showLink } from './link.ts';

const listTemplate = 'access/people.njk';
const formTemplate = 'access/person-form.njk';

/** Who has an account in a partnership, and adding someone. */
export function peoplePages(settings: AccessSettings): readonly AnyPage[] {
  const choose = definePage({
    method: 'GET', path: paths.accounts, may: 'account:manage', audits: 'account.list-read',
    handle: ({ context }) => {
      const seats = seatsWith(signedIn(context), 'account:manage');
      const places = [...Map.groupBy(seats, ({ partnershipId }) => partnershipId ?? '')].map(([id, [seat]]) => ({ href: paths.people.to({ partnership: id }), name: seat?.partnership ?? '' }));
      const [only, ...others] = places;
      return only !== undefined && others.length === 0 ? redirect(only.href) : view('access/partnerships.njk', { places });
    },
  });

  const list = definePage({
    method: 'GET', path: paths.people, may: 'account:manage', audits: 'account.list-read', about: partnershipNamed,
    handle: async ({ params, context }) => {
      const accounts = await accountsIn(context.tx, parseNamed(params).partnershipId);
      context.reveal(accounts.map(({ id }) => id));
      const rows = accounts.map((account) => row(account, params.partnership, context.now));
      return view(listTemplate, {
        caption: nameOf(context, params.partnership), addAt: paths.newPerson.to(params), systemsAt: paths.systems.to(params),
        people: rows.filter(({ over }) => !over), past: rows.filter(({ over }) => over),
      });
    },
  });

  const form = definePage({
    method: 'GET', path: paths.newPerson, may: 'account:manage', audits: 'account.form-opened', about: partnershipNamed,
    handle: async ({ params, context }) => view(formTemplate, formData(context, params.partnership, await organisationsOf(context.tx, parseNamed(params).partnershipId), {})),
  });

  const add = definePage({
    method: 'POST', path: paths.newPerson, may: 'account:manage', audits: 'account.added', about: partnershipNamed,
    handle: async ({ params, form: posted, context }) => {
      const { partnershipId } = parseNamed(params);
      const organisations = await organisationsOf(context.tx, partnershipId);
      const typed = readForm(newPersonQuestions(organisations), posted);
      const added = await addPerson(context, partnershipId, organisations, typed);
      if (!added.ok) return again(formTemplate, added.refusals, formData(context, params.partnership, organisations, typed, added.refusals));
      context.reveal([added.value]);
      return showLink(settings, context, { partnershipId, personId: added.value }, 'added');
    },
  });

  return [choose, list, form, add];
}

async function addPerson({ tx, now }: Context, partnership: PartnershipId, organisations: readonly MemberOrganisation[], typed: Typed): Promise<Result<PersonId>> {
  const answers = checkAnswers(newPersonQuestions(organisations), typed, { now });
  if (!answers.ok) return answers;
  const { name, email: address, role, organisation } = answers.value;
  const email = readEmail(String(address));
  if (email === null) return refuse(accessRefusals.refusal('PERSON_EMAIL_NOT_READABLE', { field: 'email' }));
  const chosen = checkRole({ role: String(role), organisation: String(organisation) }, organisations);
  if (!chosen.ok) return chosen;
  return addAccount(tx, partnership, { name: String(name), email, role: chosen.value.role, organisation: chosen.value.organisation.id }, now);
}

function formData(context: Context, partnership: string, organisations: readonly MemberOrganisation[], typed: Typed, refusals: readonly Refusal[] = []) {
  const people = paths.people.to({ partnership });
  return {
    title: 'Add a person', caption: nameOf(context, partnership), back: { text: 'Back to accounts', href: people },
    set: newPersonQuestions(organisations), typed, refusals, action: paths.newPerson.to({ partnership }), button: 'Add this person', cancelAt: people,
    inset: 'On the next page you get a link to send them, with which they choose a password and set up their codes.',
  };
}

function nameOf(context: Context, partnership: string): string {
  return signedIn(context).seats.find(({ partnershipId }) => partnershipId === partnership.toLowerCase())?.partnership ?? '';
}

function row(account: Account, partnership: string, now: Date) {
  const [mailbox, host] = account.email.split('@');
  return {
    name: account.name, mailbox, host, href: paths.account.to({ partnership, person: account.id }),
    over: account.roles.every((role) => roleStanding(role, now) === 'over'),
    roles: heldRolesInWords(account, now), state: stateTag(account, now), lastSeen: lastSeenInWords(account.lastSeen),
  };
}
