import { languageSpoken } from './language.js';

type Named<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;

type Given<Text extends string> = [Named<Text>] extends [never] ? [] : [Readonly<Record<Named<Text>, string | number>>];

/** The same sentences in another language: every key, and nothing else. */
export type Translation<English> = { readonly [Key in keyof English]: string };

/** Says a sentence by its key; a name that is missing does not compile. */
export type Sayer<English extends Readonly<Record<string, string>>> = <Key extends keyof English>(
  key: Key,
  ...given: Given<English[Key]>
) => string;

/** Says the sentences of a catalogue, with what is to be put into them for `{name}`, in the language that is spoken. */
export function sayer<const English extends Readonly<Record<string, string>>>(
  english: English,
  spanish: Translation<English>,
): Sayer<English> {
  return (key, ...[given]) => {
    const catalogue: Translation<English> = languageSpoken() === 'es-US' ? spanish : english;
    const text: string = catalogue[key];
    if (given === undefined) return text;
    const values: Readonly<Record<string, string | number>> = given;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
  };
}
