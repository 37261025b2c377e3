import { refusalBook } from '../../kernel/refusal-words.ts';

export const accessRefusals = refusalBook({
  PERSON_NOT_CHOSEN: 'Choose one of the people in the list',

  EMAIL_MISSING: 'Enter your e-mail address',
  PASSWORD_MISSING: 'Enter a password',
  SIGN_IN_NOT_RIGHT: 'The e-mail address or the password is not right',
  SIGN_IN_HELD_BACK: 'There have been too many tries. You can try again after {time}',
  SIGN_IN_BUSY: 'Another try is being checked just now. Wait a moment and try again',
  CODE_MISSING: 'Enter the code that your app shows',
  CODE_NOT_READABLE: 'Enter the 6 digits that your app shows, such as 123 456',
  CODE_NOT_RIGHT: 'That code is not right, or it has been used. Wait for your app to show the next one',

  PASSWORD_TOO_SHORT: 'Use at least 12 characters. Three or four words that have nothing to do with each other are easy to remember',
  PASSWORD_TOO_LONG: 'Use at most 200 characters',
  PASSWORD_TOO_CLOSE: 'Leave your name and e-mail address out of your password: they are what people would try',
  PASSWORD_TOO_COMMON: 'That is among the first passwords that people would try. Use words that have nothing to do with each other',

  PERSON_EMAIL_NOT_READABLE: 'Enter an e-mail address, like name@council.example',
  PERSON_ALREADY_HERE: '{name} already has an account with that e-mail address. Open their account to give them another role',
  PERSON_EMAIL_TAKEN: 'That e-mail address cannot be added here. If the person already uses Sightline elsewhere, ask whoever runs Sightline to give them the role',
  ROLE_NOT_FOR_ORGANISATION: '{role} is a role for {parts} only. Choose another role or organisation',
  ROLE_ALREADY_HELD: 'They already have that role for that organisation',
  ROLE_FOR_ONESELF: 'You cannot change your own roles or account. Ask another administrator',
  ROLE_LAST_DAY_PAST: 'They have been able to use this role until now, so its last day is today at the earliest',
  ROLE_LAST_DAY_BEFORE_FIRST: 'This role begins on {first}, so it cannot end before then',
  ACCOUNT_NOT_YOURS_ALONE: 'This account is used elsewhere as well, so only whoever runs Sightline can do that',
  ACCOUNT_SWITCHED_OFF: 'This account is switched off. Switch it on first',

  ROLE_NOT_KNOWN: 'There is no role "{role}". The roles are {known}',
  ORGANISATION_NOT_KNOWN: 'There is no organisation "{organisation}" in {place}. There are {known}',
  PARTNERSHIP_NOT_KNOWN: 'There is no partnership "{partnership}". There are {known}',
  PARTNERSHIP_MISSING: '{role} is a role in a partnership: say which',
  PARTNERSHIP_NOT_WANTED: '{role} is a national role: leave the partnership out',
  PARTNERSHIP_ALREADY_THERE: 'There is a partnership of that name or for that area already',
  ORGANISATION_KIND_NOT_KNOWN: 'There is no kind of organisation "{kind}". The kinds are {known}',
  PART_NOT_KNOWN: 'There is no part "{part}". The parts are {known}',
  PERSON_NAME_MISSING: 'Give the person’s name, of at most 200 characters',
  PERSON_NOT_KNOWN: 'Nobody has an account with the e-mail address {email}',
  DATABASE_IS_DEMONSTRATION: 'This database is a demonstration with made-up people, and live mode will not use it. Give another with DATABASE_URL, or another SIGHTLINE_HOME',
  DATABASE_IS_LIVE: 'This database is no demonstration, so demo mode, which has no sign-in and another secret, will not use it. Set SIGHTLINE_MODE=live, or give another database',
});
