import { refusalBook } from '../../../kernel/refusal-words.ts';

/** Why a link was not made, and what whoever uses one is told. */
export const uploadLinkRefusals = refusalBook({
  UPLOAD_LINK_REQUEST_WITHDRAWN: 'What this agency was asked has been withdrawn, so there is nothing to send',
  UPLOAD_LINK_EMAIL_NOT_READABLE: 'Enter an e-mail address, like name@agency.example',
  UPLOAD_LINK_TELEPHONE_NOT_READABLE: 'Enter a telephone number, like 01632 960 001',
  UPLOAD_LINK_MADE_ALREADY: 'This link has been made already, and its code is not shown twice. Give it a new code if you did not note the one that was shown',
  UPLOAD_LINK_OVER: 'This link has ended. Make another',
  UPLOAD_CODE_MISSING: 'Enter the code that you were told',
  UPLOAD_CODE_NOT_READABLE: 'Enter the 8 numbers of the code, such as 1234 5678',
  UPLOAD_CODE_NOT_RIGHT: 'That code is not right. After a few wrong codes the link is locked',
  UPLOAD_CODE_LOCKED: 'There have been too many wrong codes, so this link is locked. Ring the partnership and ask for a new code',
  UPLOAD_CODE_BUSY: 'Another code is being checked just now. Wait a moment and try again',
  UPLOAD_CODE_FIRST: 'Enter your code first. Nothing was sent: choose your files again after the code',
  UPLOAD_BUSY: 'Files that were sent a moment ago are still being read. Wait a little, then send again',
  UPLOAD_FULL: '{file} was not kept: this link has taken as much as it can. Ring the partnership',
});
