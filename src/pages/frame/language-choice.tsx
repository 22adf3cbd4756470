import type { VNode } from 'preact';

import type { Session } from '../../access/caller.js';
import { type Language, languages, languageSpoken } from '../../platform/language/language.js';
import { Form, SubmitButton } from './form.js';

/** What each language calls itself, which is the same in all of them. */
const ownNames: Readonly<Record<Language, string>> = { 'en-US': 'English', 'es-US': 'Español' };

/** A button for each other language, which leads back to the page it stands on. */
export function LanguageChoice({ session, path }: { readonly session: Session; readonly path: string }): VNode {
  const others = languages.filter((language) => language !== languageSpoken());
  return (
    <Form action="/language" session={session}>
      <input type="hidden" name="back" value={path} />
      {others.map((language) => (
        <span lang={language}>
          <SubmitButton kind="quiet" name="language" value={language}>
            {ownNames[language]}
          </SubmitButton>
        </span>
      ))}
    </Form>
  );
}
