import { type Format, createFormat } from '../messages/format.ts';
import { type Language, formatLocale, languageOf } from '../messages/language.ts';
import { loadMessages, loadedMessages } from '../messages/load.ts';
import { en } from '../messages/en.ts';
import { type MessageOverrides, type Messages, createMessages } from '../messages/messages.ts';

/** The language of a flow: see the options of the same names. */
export interface LanguageOptions {
  locale?: string | undefined;
  messages?: MessageOverrides | undefined;
}

export interface Texts {
  readonly t: Messages;
  readonly format: Format;
  /** Begins to fetch what is wanted and not there. Until then nothing is fetched: a server shows a page once. */
  open(): void;
  close(): void;
  set(options: LanguageOptions): void;
}

interface Surroundings {
  /** The flow whose place this one takes, which may have its language already. */
  replaces: object | undefined;
  load?: ((language: Language) => Promise<Messages>) | undefined;
  onChange(): void;
  onFailure(error: unknown, language: Language): void;
}

/** Languages by the flows that speak them, so that the next one begins in the same. */
const spoken = new WeakMap<object, () => Messages>();

/** The texts of a flow. They stay as they are until those of another language have come. */
export function createTexts(flow: object, options: LanguageOptions, around: Surroundings): Texts {
  const inherited = around.replaces && spoken.get(around.replaces)?.();
  let wanted = options;
  let isOpen = false;
  /** Counts what was asked for, so that what comes late is known. */
  let asked = 0;
  let language: Messages = en;
  let t: Messages = en;
  let format: Format = createFormat('en');

  function speak(next: Messages) {
    language = next;
    t = createMessages(wanted.messages, next);
    format = createFormat(formatLocale(wanted.locale, t.lang));
  }

  function change(next: Messages) {
    speak(next);
    around.onChange();
  }

  /** Texts that name a language of their own need none of ours. */
  const needed = (): Language => (wanted.messages?.lang === undefined ? languageOf(wanted.locale) : 'en');

  const atHand = (name: Language): Messages | undefined =>
    name === 'en'
      ? en
      : name === language.lang
        ? language
        : around.load === undefined
          ? loadedMessages(name)
          : undefined;

  function fetchNeeded() {
    const name = needed();
    const ours = (asked += 1);
    const here = atHand(name);
    if (here !== undefined) {
      change(here);
      return;
    }
    const settle = (then: () => void) => {
      if (isOpen && ours === asked) then();
    };
    (around.load ?? loadMessages)(name).then(
      (messages) => settle(() => change(messages)),
      (error: unknown) =>
        settle(() => {
          change(language);
          around.onFailure(error, name);
        }),
    );
  }

  speak(inherited !== undefined && inherited.lang === needed() ? inherited : en);
  spoken.set(flow, () => language);
  return {
    get t() {
      return t;
    },
    get format() {
      return format;
    },
    open() {
      isOpen = true;
      if (language.lang !== needed()) fetchNeeded();
    },
    close() {
      isOpen = false;
    },
    set({ locale, messages }) {
      if (locale === wanted.locale && messages === wanted.messages) return;
      wanted = { locale, messages };
      if (isOpen) fetchNeeded();
      else change(atHand(needed()) ?? en);
    },
  };
}
