import { momentInWords, momentOf } from '../../../kernel/london-time.ts';
import { notFound, view, type Reply } from '../../../platform/pages/page.ts';
import type { PartnershipId, PersonId } from '../../audit/index.ts';
import { accountsIn } from '../accounts.ts';
import { signedIn, type Context } from '../page.ts';
import { paths } from '../paths.ts';
import { issueLink, linkAddress, linkLetter } from '../setup-link.ts';
import type { AccessSettings } from '../settings.ts';

/** Issues a set-up link and shows it, once, as a text that is ready to send: nothing keeps it afterwards. */
export async function showLink(
  { keys, publicUrl }: AccessSettings, context: Context, { partnershipId, personId }: { partnershipId: PartnershipId; personId: PersonId }, why: 'added' | 'asked',
): Promise<Reply> {
  const [account] = await accountsIn(context.tx, partnershipId, personId);
  if (account === undefined) return notFound;
  const { token, endsAt } = await issueLink(context.tx, personId, { key: keys.secondFactor, now: context.now });
  const letter = linkLetter({ name: account.name, from: signedIn(context).name, address: linkAddress(publicUrl, token), endsAt });
  return view('access/link.njk', {
    title: why === 'added' ? `${account.name} is added` : `A new link for ${account.name}`,
    name: account.name, email: account.email, why, until: momentInWords(momentOf(endsAt)),
    letter: { id: 'letter', label: 'The message', text: letter, rows: 14 },
    accountAt: paths.account.to({ partnership: partnershipId, person: personId }), peopleAt: paths.people.to({ partnership: partnershipId }),
  });
}
