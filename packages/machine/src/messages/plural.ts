type Category = Intl.LDMLPluralRule;

/** A text for each plural that a language has; `other` stands for those that read alike. */
export type Plurals = { other: string } & Partial<Record<Category, string>>;

/**
 * The plural of a language.
 *
 * @param locale a BCP 47 tag
 */
export function pluralIn(locale: string): (count: number, texts: Plurals) => string {
  let rules: Intl.PluralRules | undefined;
  return (count, texts) => {
    rules ??= new Intl.PluralRules(locale);
    return texts[rules.select(count)] ?? texts.other;
  };
}
