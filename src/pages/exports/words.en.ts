/** Words of the exports. */
export const exportWords = {
  'export.breaches': 'Download the breaches as CSV',
  'export.board': 'Download the board as CSV',
  'export.targets': 'Download the targets as CSV',
  'export.notifications': 'Download the messages as CSV',
  'export.holds': 'Download the holds as CSV',
  'export.people': 'Download the people as CSV',
  'export.units': 'Download the units as CSV',
  'export.onRecord':
    'The file has the rows that match, with names as they are shown to you. That you took it is put on record.',
} as const;
