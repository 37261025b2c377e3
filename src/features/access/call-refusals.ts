import { refusalBook } from '../../kernel/refusal-words.ts';

/** What is said to an agency's system whose call as a whole was not done. */
export const callRefusals = refusalBook({
  KEY_MISSING: 'Send the key that the partnership issued, as the header “Authorization: Bearer” with the key after it. Cookies are not read here',
  KEY_NOT_KNOWN: 'Nobody issued this key. Check that it was copied whole: it begins with slk_ and has 47 characters',
  KEY_ENDED: 'This key has run out. Ask the administrator of the partnership’s accounts for another',
  KEY_REVOKED: 'This key was revoked, or the system it was issued for was switched off. Ask the administrator of the partnership’s accounts',
  CALL_NOT_ALLOWED: 'This system may not {to}',
  CALL_RECORD_NOT_FOUND: 'There is no such record, or this system may not know that there is',
  CALL_NOT_KNOWN: 'There is no call with this method at this address. docs/api.md lists them',
  CALL_NOT_JSON_TYPE: 'Send the body as JSON in UTF-8: “Content-Type: application/json”, not compressed',
  CALL_NOT_UTF8: 'The body is not UTF-8',
  CALL_NOT_JSON: 'The body is not JSON: {why}',
  CALL_TOO_DEEP: 'The body is nested deeper than {most} levels',
  CALL_TOO_LARGE: 'The body is larger than {most}. Send it in several batches',
  CALL_TOO_MANY: 'Too many calls in a short time. Wait as many seconds as the header Retry-After says',
  CALL_NOT_READABLE: 'The request could not be read',
  CALL_FAULT: 'A fault in Sightline. Nothing of this call was kept, so it can be sent again as it is. Give the reference to whoever runs Sightline',
});
