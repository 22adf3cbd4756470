/** Words of the search. */
export const searchWords = {
  'search.label': 'Search',
  'search.button': 'Search',
  'search.hint':
    'Search for the number of a breach, the code of a worker, a unit, or a name where names are shown to you.',
  'search.heading': '{n} results for “{text}”',
  'search.headingOne': '1 result for “{text}”',
  'search.headingFirst': 'The first {n} results for “{text}”',
  'search.headingNone': 'Nothing found for “{text}”',
  'search.headingEmpty': 'What are you looking for?',
  'search.tooLong': 'Search for at most 100 characters',
  'search.breaches': 'Breaches',
  'search.people': 'People',
  'search.units': 'Units',
  'search.cut': 'The first {n} are shown. Enter more of it to find the others.',
} as const;
