import { en } from './en.ts';
import type { Language } from './language.ts';
import type { Messages } from './messages.ts';

/** One file a language, written out so that bundlers see them, and split each off. */
const FILES: Record<Exclude<Language, 'en'>, () => Promise<Messages>> = {
  fr: () => import('../locales/fr.ts').then(({ fr }) => fr),
  es: () => import('../locales/es.ts').then(({ es }) => es),
  de: () => import('../locales/de.ts').then(({ de }) => de),
  ja: () => import('../locales/ja.ts').then(({ ja }) => ja),
  ar: () => import('../locales/ar.ts').then(({ ar }) => ar),
};

/** What has been loaded in this page. */
const loaded = new Map<Language, Messages>([['en', en]]);

/** The texts of a language where they have been loaded before. */
export const loadedMessages = (language: Language): Messages | undefined => loaded.get(language);

/**
 * Fetches the texts of a language.
 *
 * @throws whatever the module loader throws when the file does not come
 */
export async function loadMessages(language: Language): Promise<Messages> {
  const known = loaded.get(language);
  if (known !== undefined || language === 'en') return known ?? en;
  const messages = await FILES[language]();
  loaded.set(language, messages);
  return messages;
}
