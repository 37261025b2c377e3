import { panelItemWords } from '../panel/panel-item.ts';
import type { Obligation } from './obligations.ts';

/** What somebody owes, to go after who: "have not yet signed or dissented (decision, version 1)". */
export function owedInWords({ duty, what, toWhom }: Obligation): string {
  switch (duty.kind) {
    case 'decide':
    case 'notify':
    case 'send-review': return `must ${lowerFirst(what)}`;
    case 'correction': return `must send ${toWhom} ${lowerFirst(what)}`;
    case 'propose': return 'has not yet put a decision on a practice review to the partners';
    case 'notice': return `must tell ${toWhom} ${lowerFirst(what)}`;
    case 'view': return `${have(duty.partner)} not yet said whether to notify`;
    case 'sign': return `${have(duty.partner)} not yet signed or dissented (decision, version ${duty.version})`;
    case 'withdraw-request': return `has not yet withdrawn the request to ${toWhom}`;
    case 'answer': return `owes ${lowerFirst(what)}`;
    case 'acknowledge': return `has not yet acknowledged the ${panelItemWords[duty.item].toLowerCase()}`;
  }
}

/** The same for whoever owes it: "Sign or dissent from the decision, version 1". */
export function toDoInWords({ duty, what, toWhom }: Obligation): string {
  switch (duty.kind) {
    case 'decide':
    case 'notify':
    case 'send-review': return what;
    case 'correction': return `Send ${toWhom} ${lowerFirst(what)}`;
    case 'propose': return 'Put a decision on a practice review to the partners';
    case 'notice': return `Tell ${toWhom} ${lowerFirst(what)}`;
    case 'view': return 'Say whether you think this should be notified';
    case 'sign': return `Sign the decision, or dissent from it (version ${duty.version})`;
    case 'withdraw-request': return `Withdraw the request to ${toWhom}, because the notification was withdrawn`;
    case 'answer':
    case 'acknowledge': return what;
  }
}

/** The police are many. */
function have(partner: 'council' | 'health' | 'police'): string {
  return partner === 'police' ? 'have' : 'has';
}

function lowerFirst(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
