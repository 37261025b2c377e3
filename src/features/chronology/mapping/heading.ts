import type { Role } from './role.ts';

/** A heading without case, marks and brackets: "Date/Time (24hr):" is "date time". */
export function plainHeading(text: string): string {
  return text.toLowerCase().replace(/\([^)]*\)/g, ' ').replace(/['’]s\b/g, 's').replace(/[^a-z0-9]+/g, ' ').trim();
}

/** Headings that a chronology does not have: a table with one of them is something else. */
export const ELSEWHERE = /^(?:version|version (?:no|number|control)|d ?o ?b|date of birth|relationship(?: to .*)?|due|due date|deadline|by when|target date|timescale|progress|rag(?: rating)?|status of action|recommendation|acronym|abbreviation|meaning|definition|telephone|phone|email|e mail|address|postcode)$/;

// The first that fits decides, so that "Outcome of event" is an action and "Event and outcome" an event.
const RULES: readonly (readonly [RegExp, Role])[] = [
  [/^(?:date of birth|d ?o ?b|due date|.* due|date (?:of report|of review|known|reported|notified|informed|aware|became aware|shared|closed|sent|of referral form|completed|written|printed|recorded|entered|created|received|logged|added|of entry on system)|recorded (?:on|date)|created(?: on| date)?|age|age of child|childs age|year group)$/, 'other'],
  [/^(?:ref|event ref|reference|ref no|serial|serial no|serial number|no|number|row|item|item no|id|event (?:id|no|number)|incident (?:no|number|ref|id)|entry no|entry number|seq|sequence|order|line|s no|index)$/, 'other'],
  [/^(?:end|finish) time$|^time (?:to|until|ended)$|^to time$/, 'end_time'],
  [/^(?:end date|date ended|date to|to|to date|until|date until|end|finish|finished|finish date|date of end|event end|ended|end of event)$/, 'end_date'],
  [/^(?:date|dates|day|when|from|start|start date|date from|from date|date started|started|period|month|year|occurred|occurred on|event start)$|^dates? |^(?:event|incident|contact|entry|key|significant|approx|approximate|activity|actual) dates?(?: time| and time)?$|^when (?:did )?(?:it|this)? ?(?:happened|happen|occurred)$|^date time$|^time and date$|^day (?:and )?date$/, 'date'],
  [/^(?:time|start time|from time|time of .*|event time|time from|time 24 ?h(?:r|our)s?|time if known|incident time|hour)$/, 'time'],
  [/^(?:event |entry |contact |incident )?(?:type|category|theme|kind|classification)$|^(?:type|category|kind) of .*$|^event code$/, 'event_type'],
  [/^known to$|^who knew(?: and when)?$/, 'known_to'],
  [/^(?:significant |key |main |critical )?(?:event|incident)s?(?: detail| details| summary| description)?(?: and .*| action.*| or .*| including .*| what .*| outcome.*| contact.*)?$|^(?:detail|description|what happened|narrative|summary|account|facts?|information(?! (?:source|from))|contact details of event)/, 'text'],
  [/^(?:agency|agencies|organisation|organization|service|provider|team|agency name|name of agency|source prefix|agency organisation|reporting agency|lead agency|agency service|service agency|department|agency source|source agency)$|^(?:agency|organisation) (?!comment|response|action|analysis|outcome|decision|reflection)/, 'agency'],
  [/\bsource\b|^evidence|^witness|document reference|^(?:record|file) (?:ref|reference|seen)|^records? (?:viewed|seen|used|accessed)|^origin of information$|^where recorded$|^information from$/, 'source_of_information'],
  [/analysis|comment|reflection|\bsignificance\b|opinion|judge?ment|learning|evaluation|hypothes|^impact|^good practice|^(?:key )?issues?(?: arising)?$|^author s? ?notes?$|^so what|^critical thinking|^what does this (?:tell|mean)|^areas? for/, 'analysis'],
  [/action|outcome|response|decision|intervention|^result|follow up|what was done|^next step|^disposal|^service (?:provided|offered)|^practice/, 'action'],
  [/^area$|^local authority$|^council(?: area)?$|^authority$/, 'area'],
  [/^(?:name of )?(?:the )?(?:child|children|childs|young persons?|subject|siblings?)(?: s)?(?: or young person)?(?: names?| initials| id| ref| involved)?$/, 'child'],
  [/worker|practitioner|professional|^staff|officer|^author|recorded by|completed by|^by whom$|^clinician|^seen by|^name and role|^role$|^contact with$|^initials$/, 'worker'],
  [/^(?:persons?|people|who|family members?|adults?|names?|individuals?|parties)\b|involved|present|attendees|attended by|^participants/, 'persons'],
  [/event|incident|significant|chronolog|concern|contact|occurrence|involvement|entry|observation|happen|^notes?$|^text$|information|^history|^record$|summary|detail|narrative|description|^case note/, 'text'],
];

/** What a column with that heading most likely holds; undefined where the heading says nothing. */
export function roleOfHeading(heading: string): Role | undefined {
  const plain = plainHeading(heading);
  if (plain === '') return undefined;
  // The name that files of events have for it; others number their rows as they like.
  if (heading.trim() === 'event_id') return 'id';
  return RULES.find(([pattern]) => pattern.test(plain))?.[1];
}
