import type { Profile } from '../profile/index.ts';
import { roleOfHeading } from '../records/heading-roles.ts';

/** What is known of a file that was brought, without a value of anybody's row where addresses or identities are protected. */
export interface FileProfile {
  readonly rows: number;
  readonly columns: readonly {
    readonly column: string;
    readonly takenFor: string;
    readonly filledShare: number;
    readonly distinct: number;
    /** Two filled rows drawn at random agree once in so many. */
    readonly onceIn: number | null;
  }[];
  readonly findings: readonly { readonly code: string; readonly column?: string; readonly rows: number; readonly message: string }[];
}

/** `protects`: the file has a restricted address or a sealed identity, so that no value of it is quoted. */
export function fileProfile({ rows, columns, findings }: Profile, protects: boolean): FileProfile {
  return {
    rows,
    columns: columns.map(({ column, takenFor, why, filledShare, distinct, agreeByChanceOnceIn }) => ({ column, takenFor: why === undefined ? takenFor : `${takenFor}: ${why}`, filledShare, distinct, onceIn: agreeByChanceOnceIn })),
    findings: findings.map(({ code, column, rows: held, message }) => ({ code, ...(column === undefined ? {} : { column }), rows: held, message: code === 'NO_ID' ? NO_ID : protects ? withoutValues(message) : message })),
  };
}

/**
 * Without the columns that keep children safe: how far they are filled tells how many an agency has, and one agency
 * with one restricted address is the one that holds the child.
 */
export function withoutKeptSafe({ columns, findings, ...profile }: FileProfile): FileProfile {
  return { ...profile, columns: columns.filter(({ column }) => !keepsSafe(column)), findings: findings.filter(({ column }) => column === undefined || !keepsSafe(column)) };
}

function keepsSafe(column: string): boolean {
  return ['sealed', 'restricted'].includes(roleOfHeading(column)?.kind ?? '');
}

const NO_ID = 'No column is named like an id or a reference. Records are named by their row';

function withoutValues(message: string): string {
  return message.replaceAll(/“[^”]*”/g, 'One value').replace(/, like .*$/s, '');
}
