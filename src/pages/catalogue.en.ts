import { aboutWords } from './about/words.en.js';
import { adminWords } from './admin/words.en.js';
import { settingsWords } from './admin/settings-words.en.js';
import { firstRunWords } from './first-run/words.en.js';
import { exportWords } from './exports/words.en.js';
import { forumWords } from './forum/words.en.js';
import { partWords } from './parts/words.en.js';
import { pictureWords } from './pictures/words.en.js';
import { entryWords } from './record/entry-words.en.js';
import { viewsWords } from './record/views-words.en.js';
import { recordWords } from './record/words.en.js';
import { searchWords } from './search/words.en.js';
import { boardWords } from './supervisor/words.en.js';
import { voiceWords } from './worker/voice-words.en.js';
import { workerWords } from './worker/words.en.js';

/**
 * Every sentence that pages say, in plain English: `{name}` stands for what is put in. A translation is another file
 * with the same keys.
 */
export const catalogue = {
  'frame.skip': 'Skip to main content',
  'frame.brand': 'Plimsoll',
  'frame.home': 'home',
  'frame.navigation': 'Main',
  'frame.account': 'Signed in as {name}',
  'frame.signOut': 'Sign out',
  'frame.title': '{heading} – Plimsoll',
  'frame.titleWithError': 'Error: {heading} – Plimsoll',
  'frame.notices': 'Notices',
  'frame.rehearsal': 'Rehearsal: mail is caught here and never leaves.',
  'frame.rehearsalNow': 'The clock stands at {now}.',
  'frame.shadow': 'Shadow. Everything is recorded on real data, and all mail is kept in the built-in mailbox.',
  'frame.noMailServer': 'No mail leaves: there is no mail server. What would be sent stands in the built-in mailbox.',
  'frame.lateFeed': 'No data from {feed} since {since}. No breach clears until it speaks again.',
  'frame.footer': 'Plimsoll keeps caseloads against the level both sides signed.',
  'frame.help': 'Help',
  'frame.accessibility': 'Accessibility',
  'frame.privacy': 'Privacy',
  'frame.tokens': 'Your tokens',
  'frame.sessionEnds': 'You will be signed out at {time}. What you typed is kept on this page.',
  'frame.stay': 'Stay signed in',
  'frame.asOf': 'Counts as of {when}',
  'frame.asOfSource': 'Counts as of {when} from {source}',
  'frame.asOfNext': 'next due {next}',

  'nav.board': 'Board',
  'nav.mine': 'My caseload',
  'nav.breaches': 'Breach log',
  'nav.log': 'Proofs',
  'nav.targets': 'Targets',
  'nav.people': 'People',
  'nav.units': 'Units',
  'nav.imports': 'Data',
  'nav.notifications': 'Notifications',
  'nav.mailbox': 'Mailbox',
  'nav.settings': 'Settings',
  'nav.tokens': 'Tokens',
  'nav.holds': 'Holds',

  'form.errors': 'There is a problem',
  'form.error': 'Error:',
  'form.optional': '(optional)',

  'refused.400.heading': 'This request could not be read',
  'refused.400.text': 'Go back, and try again.',
  'refused.403.heading': 'You may not do this',
  'refused.403.text': 'You may see this page, and the act on it belongs to somebody else.',
  'refused.404.heading': 'There is no page here for you',
  'refused.404.text': 'The address may be wrong, or the page is about people whose numbers you may not see.',
  'refused.409.heading': 'This cannot be done as things are',
  'refused.409.text': 'Something changed since the page was made. Open it again.',
  'refused.413.heading': 'What was sent is too long',
  'refused.413.text': 'Send less at once.',
  'refused.422.heading': 'Something you sent is not as it should be',
  'refused.422.text': 'Go back, and look at what you entered.',
  'refused.500.heading': 'Something went wrong here',
  'refused.500.text': 'It has been noted. Nothing you sent was changed halfway. Try again in a minute.',
  'refused.home': 'Go to the first page',

  'signIn.heading': 'Sign in',
  'signIn.lead': 'Plimsoll keeps caseloads against the agreed level. Sign in to see yours, or those of your unit.',
  'signIn.name': 'Your code or work email',
  'signIn.nameHint': 'Your code is on every mail from Plimsoll, for example W-104.',
  'signIn.password': 'Password',
  'signIn.button': 'Sign in',
  'signIn.noPassword': 'No password yet, or forgotten?',
  'signIn.noPasswordText': 'Ask your Plimsoll admin for a sign-in link. It works once, within 7 days.',
  'signIn.nameMissing': 'Enter your code or work email',
  'signIn.passwordMissing': 'Enter your password',
  'signIn.noMatch': 'The code or the password is not right',
  'signIn.tooMany': 'Too many attempts for this person. Wait 15 minutes, then try again',
  'signIn.signedOut': 'You are signed out.',
  'signIn.ended': 'Your session has ended. Sign in again to go on where you were.',
  'signIn.kept': 'Your session has ended. What you typed is kept: sign in, and you can send it.',

  'resume.heading': 'You are signed in again. Send what you typed?',
  'resume.lead': 'Your session had ended before this was sent. Nothing was recorded yet.',
  'resume.typed': 'What you typed',
  'resume.send': 'Send it now',
  'resume.leave': 'Leave it',
  'resume.field': 'Field',
  'resume.value': 'Your answer',

  'link.heading': 'Choose your password',
  'link.lead': 'You are {code}. With this password and your code you sign in from now on.',
  'link.password': 'New password',
  'link.passwordHint': 'At least 12 characters. Three or four words you can remember do well.',
  'link.again': 'The same password again',
  'link.button': 'Set password and sign in',
  'link.too_short': 'The password must have at least 12 characters',
  'link.too_long': 'The password must have at most 200 characters',
  'link.is_the_code': 'The password must not be your code',
  'link.one_character': 'The password must not be one character over and over',
  'link.different': 'The two passwords are not the same',
  'link.missing': 'Enter a password',
  'link.closedHeading': 'This link does not work any more',
  'link.closedText':
    'It was used, replaced by a newer one, or is older than 7 days. Ask your Plimsoll admin for a new one.',
  'link.toSignIn': 'Sign in with your password',

  ...partWords,
  ...pictureWords,
  ...boardWords,
  ...recordWords,
  ...entryWords,
  ...viewsWords,
  ...exportWords,
  ...searchWords,
  ...workerWords,
  ...voiceWords,
  ...forumWords,
  ...adminWords,
  ...settingsWords,
  ...firstRunWords,
  ...aboutWords,
} as const;
