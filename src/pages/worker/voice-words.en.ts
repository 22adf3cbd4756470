/** Words of what workers say themselves. */
export const voiceWords = {
  'voice.wordsHint': 'In your own words. No client names or case details.',
  'voice.wordsMissing': 'Say it in a few words',
  'voice.wordsTooLong': 'At most 5,000 characters',
  'voice.disputed': 'disputed',
  'voice.statementHeading': 'Did the check-in of {on} take place?',
  'voice.statementLead':
    'Your words stand beside the check-in. Neither takes the other back, both stay on record, and both sides see them.',
  'voice.held': 'Did it take place?',
  'voice.heldYes': 'Yes, it took place',
  'voice.heldNo': 'No, it did not take place',
  'voice.heldMissing': 'Say whether it took place',
  'voice.text': 'What you want to say',
  'voice.statementSend': 'Put it on record',
  'voice.statementBack': 'Back to the check-in',
  'voice.statementLink': 'Say whether it took place',
  'voice.statementDone': 'Your statement is on record. It stands beside the check-in.',
  'voice.statementAgain': 'You had said this already; nothing was added.',
  'voice.statements': 'What the worker states',
  'voice.statedHeld': 'It took place',
  'voice.statedNotHeld': 'It did not take place',
  'voice.statedBy': '{by}, {at}',
} as const;
