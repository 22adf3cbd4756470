/** The languages in which counts have their words, by their tags of BCP 47. */
export type CountLanguage = 'en-US' | 'es-US';

const irregular: Readonly<Record<string, string>> = { child: 'children', person: 'people' };

/** One and several of what agreements commonly count, in Spanish, by the English word that an agency gives. */
const spanish: Readonly<Record<string, readonly [one: string, several: string]>> = {
  application: ['solicitud', 'solicitudes'],
  assessment: ['evaluación', 'evaluaciones'],
  assignment: ['asignación', 'asignaciones'],
  case: ['caso', 'casos'],
  child: ['niño', 'niños'],
  client: ['cliente', 'clientes'],
  day: ['día', 'días'],
  family: ['familia', 'familias'],
  'foster child': ['niño en acogida', 'niños en acogida'],
  'foster home': ['hogar de acogida', 'hogares de acogida'],
  home: ['hogar', 'hogares'],
  household: ['hogar', 'hogares'],
  hour: ['hora', 'horas'],
  interview: ['entrevista', 'entrevistas'],
  investigation: ['investigación', 'investigaciones'],
  person: ['persona', 'personas'],
  'placed child': ['niño colocado', 'niños colocados'],
  placement: ['colocación', 'colocaciones'],
  point: ['punto', 'puntos'],
  referral: ['derivación', 'derivaciones'],
  report: ['informe', 'informes'],
  task: ['tarea', 'tareas'],
  unit: ['unidad', 'unidades'],
  visit: ['visita', 'visitas'],
  worker: ['persona', 'personas'],
  youth: ['joven', 'jóvenes'],
};

/**
 * The word for several of what a rule counts: referrals, families, children. The agency gives the word for one of them
 * (`countUnit`), in English; of several words the last one changes. In Spanish a word that is not known stays as the
 * agreement has it.
 */
export function plural(word: string, language: CountLanguage = 'en-US'): string {
  switch (language) {
    case 'en-US':
      return englishPlural(word);
    case 'es-US':
      return spanishOf(word)?.[1] ?? word;
  }
}

/** A noun of a program: `ER referrals`, `derivaciones de ER`. */
export function ofProgram(noun: string, program: string, language: CountLanguage = 'en-US'): string {
  if (program === '') return noun;
  switch (language) {
    case 'en-US':
      return `${program} ${noun}`;
    case 'es-US':
      return `${noun} de ${program}`;
  }
}

/** A number of what a rule counts: `1 referral`, `16 ER referrals`. One is exactly 1: half a referral is 0.5 referrals. */
export function counted(number: string, word: string, program = '', language: CountLanguage = 'en-US'): string {
  const noun = number === '1' ? singular(word, language) : plural(word, language);
  return `${number} ${ofProgram(noun, program, language)}`;
}

const spanishOf = (word: string): readonly [string, string] | undefined => {
  const known = word.trim().toLowerCase();
  return Object.hasOwn(spanish, known) ? spanish[known] : undefined;
};

const singular = (word: string, language: CountLanguage): string =>
  language === 'en-US' ? word : (spanishOf(word)?.[0] ?? word);

function englishPlural(word: string): string {
  const last = /[^ ]+$/.exec(word)?.[0] ?? word;
  const before = word.slice(0, word.length - last.length);
  const known = irregular[last.toLowerCase()];
  if (known !== undefined) return before + known;
  if (/[^aeiou]y$/i.test(last)) return `${before}${last.slice(0, -1)}ies`;
  return before + last + (/(?:s|x|z|ch|sh)$/i.test(last) ? 'es' : 's');
}
