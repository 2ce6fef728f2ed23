/** The languages whose texts are at hand. */
export const LANGUAGES = ['en', 'fr', 'es', 'de', 'ja', 'ar'] as const;

export type Language = (typeof LANGUAGES)[number];

/** `fr_FR`, as programs write it, is `fr-FR`. What is no tag at all is `null`: it comes from an attribute of a page. */
export function tagOf(locale: string | undefined): Intl.Locale | null {
  try {
    return locale ? new Intl.Locale(locale.trim().replaceAll('_', '-')) : null;
  } catch {
    return null;
  }
}

/** The language whose texts fit a locale best; English when none does. */
export function languageOf(locale: string | undefined): Language {
  const wanted = tagOf(locale)?.language;
  return LANGUAGES.find((language) => language === wanted) ?? 'en';
}

/**
 * The locale of numbers and dates among texts of a language: the one that was asked for, with its region, unless that is
 * another language than the texts are in.
 */
export function formatLocale(locale: string | undefined, lang: string): string {
  const [wanted, spoken] = [tagOf(locale), tagOf(lang)];
  return (wanted?.language === spoken?.language ? (wanted ?? spoken) : spoken)?.toString() ?? 'en';
}
