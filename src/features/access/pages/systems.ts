import { parseId } from '../../../kernel/id.ts';
import type { Refusal } from '../../../kernel/result.ts';
import { checkAnswers, readForm, type Answers, type Typed } from '../../../platform/forms/index.ts';
import { again, file, notFound, redirect, view, type Reply } from '../../../platform/pages/page.ts';
import type { Tx } from '../../../platform/database/index.ts';
import { organisationsOf, type MemberOrganisation } from '../accounts.ts';
import { definePage, type AnyPage, type Context, type Subject } from '../page.ts';
import { paths } from '../paths.ts';
import type { AccessSettings } from '../settings.ts';
import { keyTerms, type KeyTerm } from '../systems/key-rules.ts';
import { newKeyQuestions, newSystemQuestions } from '../systems/questions.ts';
import { addSystem, issueKey, revokeKey, systemsIn, type AgencySystem } from '../systems/systems.ts';
import { parseNamed, partnershipNamed } from './account-subjects.ts';
import { manualText } from '../systems/manual.ts';
import { listedSystem, partnershipName, showKey, systemData } from './system-words.ts';

type Named = Readonly<{ partnership: string; system: string }>;

const may = 'account:manage';
const formTemplate = 'access/person-form.njk';

/** Agencies' own systems: which there are, their keys, and when each was last used. */
export function systemPages(settings: AccessSettings): readonly AnyPage[] {
  const list = definePage({
    method: 'GET', path: paths.systems, may, audits: 'system.list-read', about: partnershipNamed,
    handle: async ({ params, context }) => {
      const systems = await systemsIn(context.tx, parseNamed(params).partnershipId);
      context.reveal(systems.map(({ id }) => id));
      return view('access/systems.njk', {
        caption: partnershipName(context, params.partnership), back: { text: 'Back to accounts', href: paths.people.to(params) },
        addAt: paths.newSystem.to(params), manualAt: paths.systemsManual.to(params), systems: systems.map((system) => listedSystem(system, params.partnership, context.now)),
      });
    },
  });

  const form = definePage({
    method: 'GET', path: paths.newSystem, may, audits: 'system.form-opened', about: partnershipNamed,
    handle: async ({ params, context }) => view(formTemplate, formData(context, params.partnership, await organisationsOf(context.tx, parseNamed(params).partnershipId), {})),
  });

  const add = definePage({
    method: 'POST', path: paths.newSystem, may, audits: 'system.added', about: partnershipNamed,
    handle: async ({ params, form: posted, context }) => {
      const { partnershipId } = parseNamed(params);
      const organisations = await organisationsOf(context.tx, partnershipId);
      const set = newSystemQuestions(organisations);
      const typed = readForm(set, posted);
      const answers = checkAnswers(set, typed, { now: context.now });
      if (!answers.ok) return again(formTemplate, answers.refusals, formData(context, params.partnership, organisations, typed, answers.refusals));
      const organisation = organisations.find(({ id }) => id === answers.value['organisation']);
      if (organisation === undefined) throw new Error('The form offered an organisation that is not there');
      const system = await addSystem(context.tx, partnershipId, { name: String(answers.value['name']), organisation: organisation.id }, context.now);
      const issued = await issueKey(context.tx, system, keyAsked(answers.value), context.now);
      context.reveal([system, issued.id]);
      return showKey(settings, { ...params, system }, { name: String(answers.value['name']), organisation: organisation.name }, issued);
    },
  });

  // For whoever runs the agency's system, and has neither an account here nor this repository.
  const manual = definePage({
    method: 'GET', path: paths.systemsManual, may, audits: 'help.read', about: partnershipNamed,
    handle: () => file('sending-a-chronology.md', 'text/markdown; charset=utf-8', Buffer.from(manualText(settings.publicUrl))),
  });

  return [list, form, manual, add, ...oneSystemPages(settings)];
}

function oneSystemPages(settings: AccessSettings): readonly AnyPage[] {
  const about = systemNamed;

  const read = definePage({
    method: 'GET', path: paths.system, may, audits: 'system.read', about,
    handle: ({ params, context }) => withSystem(context, params, async (system) => view('access/system.njk', await systemData(context, params, system, {}))),
  });

  const issue = definePage({
    method: 'POST', path: paths.newKey, may, audits: 'system.key-issued', about,
    handle: ({ params, form, context }) => withSystem(context, params, async (system) => {
      const typed = readForm(newKeyQuestions, form);
      const answers = checkAnswers(newKeyQuestions, typed, { now: context.now });
      if (!answers.ok) return again('access/system.njk', answers.refusals, await systemData(context, params, system, typed, answers.refusals));
      const issued = await issueKey(context.tx, system.id, keyAsked(answers.value), context.now);
      context.reveal([issued.id]);
      return showKey(settings, params, system, issued);
    }),
  });

  const revoke = definePage({
    method: 'POST', path: paths.revokeKey, may, audits: 'system.key-revoked', about,
    handle: ({ params, context }) => withSystem(context, params, async (system) => {
      const key = parseId<'system-key'>(params.key);
      if (!key.ok || !system.keys.some(({ id }) => id === key.value)) return notFound;
      context.reveal([key.value]);
      const revoked = await revokeKey(context.tx, system.id, key.value, context.now);
      return redirect(paths.system.to(params), revoked ? 'The key is revoked. Nothing can be sent with it any more.' : 'That key had been revoked already.');
    }),
  });

  return [read, issue, revoke];
}

/** The system that an address names, if it is one of the partnership that it names. */
async function systemNamed(tx: Tx, params: Named): Promise<Subject | null> {
  const partnership = parseId<'partnership'>(params.partnership);
  const system = parseId<'person'>(params.system);
  if (!partnership.ok || !system.ok) return null;
  const found = await tx.selectFrom('access.membership as m').innerJoin('access.person as p', 'p.id', 'm.person_id').select('m.id')
    .where('p.kind', '=', 'system').where('p.id', '=', system.value).where('m.partnership_id', '=', partnership.value).executeTakeFirst();
  return found === undefined ? null : { id: system.value, scope: { of: 'partnership', partnershipId: partnership.value } };
}

async function withSystem({ tx }: Context, params: Named, act: (system: AgencySystem) => Reply | Promise<Reply>): Promise<Reply> {
  const [system] = await systemsIn(tx, parseNamed(params).partnershipId, params.system.toLowerCase());
  return system === undefined ? notFound : act(system);
}

function keyAsked(answers: Answers): { purpose: string; months: KeyTerm } {
  const months = Number(answers['term']);
  if (!isKeyTerm(months)) throw new Error('The form offered a term that is not there');
  return { purpose: String(answers['purpose']), months };
}

function isKeyTerm(months: number): months is KeyTerm {
  return Object.hasOwn(keyTerms, months);
}

function formData(context: Context, partnership: string, organisations: readonly MemberOrganisation[], typed: Typed, refusals: readonly Refusal[] = []) {
  const systems = paths.systems.to({ partnership });
  return {
    title: 'Add an agency’s system', caption: partnershipName(context, partnership), back: { text: 'Back to systems', href: systems },
    set: newSystemQuestions(organisations), typed, refusals, action: paths.newSystem.to({ partnership }), button: 'Add this system and issue its key', cancelAt: systems,
    inset: 'On the next page you get the key, once. The system can then read what this agency was asked, send its chronology and see what it has sent. It sees nothing else.',
  };
}
