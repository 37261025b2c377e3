import type { RuleStatus } from '../../calendar/index.ts';

/** Who owes what a rapid review still lacks. */
export type Owes = 'business-manager' | 'agencies' | 'partners' | 'council' | 'scrutineer';

/** One heading of the checklist. `answers` are the questions of the form that fill it. */
export interface ReviewHeading {
  readonly id: string;
  readonly title: string;
  /** What it says when nothing is there, as the end of "Missing: …". */
  readonly lacking: string;
  readonly owes: Owes;
  readonly source: string;
  readonly status: RuleStatus;
}

const PANEL_2025 = { source: 'Panel guidance, June 2025, as a local partnership restates it', status: 'guidance' } as const;
const WORKING_TOGETHER = { source: 'Working Together to Safeguard Children 2018 and 2023: the aims of a rapid review', status: 'guidance' } as const;
const COMPOSITE = { source: 'Put together from published local templates; no national template was seen', status: 'unverified' } as const;

/**
 * What a rapid review is looked over for. The list is composite and unverified: no official
 * template exists in what could be seen, and only the headings marked as guidance rest on one.
 */
export const reviewHeadings = [
  { id: 'family', title: 'Child and family', lacking: 'who is in the child’s family and household', owes: 'business-manager', ...COMPOSITE },
  { id: 'characteristics', title: 'Ethnicity, language, religion, disability and other protected characteristics', lacking: 'the child’s ethnicity, language, religion, disability and other protected characteristics', owes: 'business-manager', ...PANEL_2025 },
  { id: 'facts', title: 'What happened', lacking: 'the facts of the incident as far as they can be readily established', owes: 'business-manager', ...WORKING_TOGETHER },
  { id: 'status', title: 'Legal status, placement and plans', lacking: 'the child’s legal status, placement and plans', owes: 'business-manager', ...COMPOSITE },
  { id: 'involvement', title: 'Agencies involved', lacking: 'which agencies were involved, and when', owes: 'agencies', ...PANEL_2025 },
  { id: 'chronology', title: 'Concise chronology', lacking: 'a concise chronology', owes: 'business-manager', ...COMPOSITE },
  { id: 'episodes', title: 'Key practice episodes', lacking: 'key practice episodes and their analysis', owes: 'business-manager', ...PANEL_2025 },
  { id: 'voice', title: 'The child’s lived experience and voice', lacking: 'the child’s lived experience and voice', owes: 'business-manager', ...COMPOSITE },
  { id: 'race', title: 'Race, racism and other inequalities', lacking: 'how racism and other inequalities may have influenced the family’s experience and the quality of practice', owes: 'business-manager', ...PANEL_2025 },
  { id: 'parents', title: 'Parents and carers, fathers and partners included', lacking: 'the parents and carers, fathers and male carers included', owes: 'business-manager', ...COMPOSITE },
  { id: 'safety', title: 'Immediate safeguarding action', lacking: 'what has been done at once for the safety of this child, brothers and sisters and other children', owes: 'council', ...WORKING_TOGETHER },
  { id: 'learning', title: 'Immediate learning and actions', lacking: 'what was learnt at once, and the actions with an owner and a date', owes: 'business-manager', ...WORKING_TOGETHER },
  { id: 'good-practice', title: 'Good practice', lacking: 'what was done well', owes: 'business-manager', ...COMPOSITE },
  { id: 'family-told', title: 'The family', lacking: 'whether the family was told and involved', owes: 'business-manager', ...COMPOSITE },
  { id: 'parallel', title: 'Other processes', lacking: 'other processes, such as criminal proceedings, an inquest or a child death review', owes: 'business-manager', ...COMPOSITE },
  { id: 'national', title: 'View on a national review', lacking: 'the partners’ view on a national review', owes: 'partners', ...WORKING_TOGETHER },
  { id: 'scrutiny', title: 'Independent scrutineer’s comment', lacking: 'a comment by the independent scrutineer', owes: 'scrutineer', ...COMPOSITE },
] as const satisfies readonly ReviewHeading[];

export type HeadingId = (typeof reviewHeadings)[number]['id'];
