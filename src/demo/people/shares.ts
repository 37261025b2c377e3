/** How often things happen, as shares of 1. Families and children first, records after. */
export interface Shares {
  readonly twinOfLaterBirths: number;
  readonly mixedFamily: number;
  readonly moved: number;
  readonly movedToAnotherArea: number;
  readonly renamed: number;
  readonly sealed: number;
  readonly adopted: number;
  /** Of families with two children or more: one lives elsewhere, with another parent, kin or carers. */
  readonly livesApart: number;
  /** Of families with two children or more: a child of the partner's lives there, with another surname and mother. */
  readonly stepChild: number;
  /** Of records with an NHS number. */
  readonly nhsOfAnotherChild: number;
  readonly nhsMistyped: number;
  readonly nhsTemporary: number;
  readonly nhsPlaceholder: number;
  /** Multiplies every rate of mistakes in names, dates and addresses. */
  readonly mistakes: number;
  /** Schools give the unique pupil number, in a column of its own. */
  readonly upn: boolean;
}

/** Near the sample that the targets were measured on: siblings never live apart, NHS numbers are never wrong. */
export const usual: Shares = {
  twinOfLaterBirths: 0.02, mixedFamily: 0.08, moved: 0.24, movedToAnotherArea: 0.15, renamed: 0.07, sealed: 0.006, adopted: 0.002,
  livesApart: 0, stepChild: 0, nhsOfAnotherChild: 0, nhsMistyped: 0, nhsTemporary: 0, nhsPlaceholder: 0, mistakes: 1, upn: false,
};

/** What the usual sample flatters: households that are not tidy, numbers that are sometimes wrong. */
export const hard: Shares = {
  ...usual, twinOfLaterBirths: 0.03, moved: 0.35, renamed: 0.09, sealed: 0.01, adopted: 0.005,
  livesApart: 0.1, stepChild: 0.08, nhsOfAnotherChild: 0.003, nhsMistyped: 0.006, nhsTemporary: 0.003, nhsPlaceholder: 0.004, mistakes: 1.5, upn: true,
};

export interface AgencyShares {
  readonly agency: string;
  /** Holds the child: of children at all, and of those in families that services know well. */
  readonly holds: number;
  readonly holdsKnown: number;
  readonly second: number;
  /** Multiplies the rate of mistakes. */
  readonly care: number;
  readonly noDob: number;
  readonly noAddress: number;
  readonly noMother: number;
  readonly nhs: number;
  /** Writes the address before last, of children who moved; the former surname, of those renamed. */
  readonly behind: number;
  readonly unborn: number;
}

export const agencies: readonly AgencyShares[] = [
  { agency: 'health', holds: 0.95, holdsKnown: 0.96, second: 0.03, care: 0.9, noDob: 0.001, noAddress: 0.01, noMother: 0.35, nhs: 0.985, behind: 0.15, unborn: 0 },
  { agency: 'education', holds: 0.87, holdsKnown: 0.85, second: 0.04, care: 1.4, noDob: 0.001, noAddress: 0.01, noMother: 0.49, nhs: 0, behind: 0.22, unborn: 0 },
  { agency: 'csc', holds: 0.22, holdsKnown: 0.75, second: 0.1, care: 2.1, noDob: 0.02, noAddress: 0.05, noMother: 0.25, nhs: 0.44, behind: 0.3, unborn: 0.005 },
  { agency: 'police', holds: 0.16, holdsKnown: 0.55, second: 0.45, care: 4, noDob: 0.083, noAddress: 0.2, noMother: 0.7, nhs: 0, behind: 0.42, unborn: 0 },
  { agency: 'housing', holds: 0.4, holdsKnown: 0.55, second: 0.02, care: 2.5, noDob: 0.059, noAddress: 0.012, noMother: 0.1, nhs: 0.019, behind: 0.3, unborn: 0 },
];

export const KNOWN_TO_SERVICES = 0.15;
