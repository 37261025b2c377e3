/**
 * Codes that belong to no feature's book of refusals: the pages for what went wrong, and a few of
 * the kernel. A test holds this list to the codes that the program writes.
 */
export const otherCodes = {
  PAGE_NOT_FOUND: 'There is no page at that address (status 404)',
  RECORD_NOT_FOUND: 'The record is not there, or this person may not know that it is: the two look the same (status 404)',
  NOT_ALLOWED: 'No role of this person lets them do this (status 403)',
  FORM_TOKEN_NOT_OURS: 'The form came from elsewhere, or its sign-in has ended. What was typed is shown and can be sent again (status 403)',
  TOO_MANY_REQUESTS: 'Too many requests in a short time (status 429)',
  FORM_TOO_LARGE: 'More was sent than a form can hold (status 413)',
  REQUEST_NOT_READABLE: 'The request could not be read (status 400)',
  FAULT: 'A fault in Sightline. The page gives a reference that the server’s log also has (status 500; exit status 3 on the command line)',
  ID_NOT_READABLE: 'That address does not name a record',
  NOT_SAVED: 'The answers of this section were carried over, and nobody has checked and saved them yet',
  DATE_NOT_REAL: 'There is no such date',
} as const satisfies Record<string, string>;
