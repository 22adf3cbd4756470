import { catalogue } from '../catalogue.en.js';

type Catalogue = typeof catalogue;

/** The key of a sentence in the catalogue. */
export type MessageKey = keyof Catalogue;

type Named<Text extends string> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Named<Rest> : never;

type Given<Key extends MessageKey> = [Named<Catalogue[Key]>] extends [never]
  ? []
  : [Readonly<Record<Named<Catalogue[Key]>, string | number>>];

/** A sentence of the catalogue with what is to be put into it; a name that is missing does not compile. */
export function say<Key extends MessageKey>(key: Key, ...[given]: Given<Key>): string {
  const text: string = catalogue[key];
  if (given === undefined) return text;
  const values: Readonly<Record<string, string | number>> = given;
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}
