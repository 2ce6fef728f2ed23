import type { ViewOf } from '@ats-kit/machine';
import type { Mode } from '@ats-kit/protocol';
import type { Tab } from '../world/tab.ts';
import type { Wish } from './journeys.ts';

export type View = ViewOf<Mode>;
type ScreenOf<Screen extends View['screen']> = Extract<View, { screen: Screen }>;

const MAX_RETRIES = 6;
const MAX_WISHES = 4;
const FILE_BYTES = 2_000;

let files = 0;

/** A recording that nobody else has: the same one twice would be refused as registered already. */
function recording(): File {
  const bytes = new Uint8Array(FILE_BYTES);
  const head = 'RIFF\0\0\0\0WAVEfmt ';
  for (const [index, character] of [...head].entries()) bytes[index] = character.charCodeAt(0);
  crypto.getRandomValues(bytes.subarray(head.length, head.length + 64));
  return new File([bytes], `night-${(files += 1)}.wav`, { type: 'audio/wav' });
}

/** Somebody in front of a page, who does the next sensible thing by what is on it. */
export class User {
  readonly #file = recording();
  readonly #wish: Wish | undefined;
  readonly #tab: Tab;
  readonly #bringsCode: boolean;
  #retries = 0;
  #wishes = 0;

  constructor({ wish, tab, bringsCode }: { wish: Wish | undefined; tab: Tab; bringsCode: boolean }) {
    this.#wish = wish;
    this.#bringsCode = bringsCode;
    this.#tab = tab;
  }

  /** How often something was tried again. */
  get retries(): number {
    return this.#retries;
  }

  /** @returns whether there was something to do */
  act(view: View): boolean {
    switch (view.screen) {
      case 'form':
        return this.#fill(view);
      case 'price':
        return press(view.accept);
      case 'tracking':
        return press(view.still?.keepWaiting);
      case 'failed':
        return this.#again(view.retry);
      case 'complete':
        return this.#wishFor(view);
      default:
        return false;
    }
  }

  /** Whether the page shows what the user came for, all of it. */
  isContent(view: View): boolean {
    if (view.screen !== 'complete' || view.codePending !== null || this.#isWishing(view)) return false;
    return view.code !== null || !this.#bringsCode;
  }

  /** Whether nothing on the page helps any more: that is what people load a page anew for. */
  isAtALoss(view: View): boolean {
    if (view.screen === 'complete') return view.codePending === null && view.code === null;
    return view.screen === 'failed' || view.screen === 'disabled';
  }

  #again(button: Parameters<typeof press>[0]): boolean {
    if (this.#retries >= MAX_RETRIES) return false;
    this.#retries += 1;
    return press(button);
  }

  #fill(view: ScreenOf<'form'>): boolean {
    switch (view.step) {
      case 'file':
        if (!view.file) {
          view.choose(this.#file);
          return true;
        }
        break;
      case 'title':
        if (view.field.value === '') view.field.set('Night');
        break;
      case 'creators': {
        const [creator] = view.creators;
        if (creator?.fullName.value === '') {
          creator.fullName.set('Ada Lovelace');
          creator.email.set('ada@example.org');
          creator.roles.items[0]?.toggle();
        }
        break;
      }
      case 'review':
        break;
    }
    return press(view.next);
  }

  #isWishing({ certificate }: ScreenOf<'complete'>): boolean {
    if (this.#wish !== 'certificate' || !certificate) return false;
    return certificate.pdf.isBusy || (this.#tab.downloads.length === 0 && this.#wishes < MAX_WISHES);
  }

  #wishFor(view: ScreenOf<'complete'>): boolean {
    if (!this.#isWishing(view) || view.codePending !== null || view.certificate?.pdf.isBusy) return false;
    this.#wishes += 1;
    return press(view.certificate?.pdf);
  }
}

function press(button: { press(): void; isDisabled?: boolean | undefined } | null | undefined): boolean {
  if (!button || button.isDisabled) return false;
  button.press();
  return true;
}
