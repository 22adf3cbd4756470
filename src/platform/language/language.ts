import { AsyncLocalStorage } from 'node:async_hooks';

/** The languages that Plimsoll speaks, by their tags of BCP 47. English is the one that everything is written in first. */
export const languages = ['en-US', 'es-US'] as const;
export type Language = (typeof languages)[number];

const spoken = new AsyncLocalStorage<Language>();

/** The language in which a page or a mail is being written. */
export const languageSpoken = (): Language => spoken.getStore() ?? 'en-US';

/** Does something in a language: every sentence and every date on the way is in it. */
export function inLanguage<Result>(language: Language, act: () => Result): Result {
  return language === languageSpoken() ? act() : spoken.run(language, act);
}

/** One of the languages, of what somebody sent; null: none of them. */
export const languageOf = (text: string | null | undefined): Language | null =>
  languages.find((language) => language === text) ?? null;
