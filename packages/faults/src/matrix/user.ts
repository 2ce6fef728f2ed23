import type { ViewOf } from '@ats-kit/machine';
import type { Mode } from '@ats-kit/protocol';
import type { Tab } from '../world/tab.ts';
import type { GivenWork, Journey, Row } from './journeys.ts';

export type View = ViewOf<Mode>;
type OnScreen<Screen extends View['screen']> = Extract<View, { screen: Screen }>;
type Button = { press(): void; isDisabled?: boolean | undefined } | null | undefined;

const MAX_RETRIES = 8;
const FILE_BYTES = 2_000;

let people = 0;

/** A recording that nobody else has: the same one twice would be refused as registered already. */
export function recording(): File {
  const bytes = new Uint8Array(FILE_BYTES);
  const head = new TextEncoder().encode('RIFF\0\0\0\0WAVEfmt ');
  bytes.set(head);
  crypto.getRandomValues(bytes.subarray(head.length));
  return new File([bytes], 'night.wav', { type: 'audio/wav' });
}

function press(button: Button): boolean {
  if (!button || button.isDisabled) return false;
  button.press();
  return true;
}

/** Somebody in front of a page, who does the next sensible thing by what is on it. */
export class User {
  readonly #file = recording();
  /** An update changes something: the same version again would be refused. */
  readonly #name = `Person ${(people += 1)}`;
  readonly #journey: Journey;
  readonly #row: Row;
  readonly #work: GivenWork | undefined;
  readonly #tab: Tab;
  #retries = 0;

  constructor(options: { journey: Journey; row: Row; work: GivenWork | undefined; tab: Tab }) {
    this.#journey = options.journey;
    this.#row = options.row;
    this.#work = options.work;
    this.#tab = options.tab;
  }

  /** @returns whether there was something to do */
  act(view: View): boolean {
    switch (view.screen) {
      case 'finding':
        return this.#find(view);
      case 'form':
        return this.#fill(view);
      case 'price':
        return press(view.accept);
      case 'tracking':
        return press(view.still?.keepWaiting);
      case 'failed':
        return this.#again(view.retry);
      case 'complete':
      case 'download':
        return this.#wishFor(view);
      default:
        return false;
    }
  }

  /** Whether the page shows what the user came for, all of it. */
  isContent(view: View): boolean {
    switch (view.screen) {
      case 'complete': {
        const hasCode = view.code !== null || !this.#journey.bringsCode;
        return view.codePending === null && hasCode && !this.#isWishing(view);
      }
      case 'download':
        return !this.#isWishing(view);
      default:
        return view.screen === 'details';
    }
  }

  /** Whether nothing on the page helps any more: that is what people load a page anew for. */
  isAtALoss(view: View): boolean {
    if (view.screen === 'complete')
      return view.codePending === null && view.code === null && this.#journey.bringsCode;
    return view.screen === 'failed' || view.screen === 'disabled';
  }

  /** Whether the page says that something went wrong, or takes long. */
  seesTrouble(view: View): boolean {
    switch (view.screen) {
      case 'finding':
        return view.step === 'access_code' ? view.field.error !== null : view.works.problem !== null;
      case 'tracking':
        return view.still !== null;
      case 'complete':
        return this.isAtALoss(view) || Boolean(view.certificate?.problem);
      case 'download':
        return view.versions.some(({ problems, creators }) => problems.length > 0 || creators?.problem);
      default:
        return this.isAtALoss(view);
    }
  }

  #again(button: Button): boolean {
    if (this.#retries >= MAX_RETRIES) return false;
    const isPressed = press(button);
    if (isPressed) this.#retries += 1;
    return isPressed;
  }

  #find(view: OnScreen<'finding'>): boolean {
    if (view.isBusy) return false;
    if (view.step === 'work_select') {
      const { works } = view;
      if (works.problem) return this.#again(works.problem.retry);
      const work = works.isBusy ? undefined : works.items.find(({ isDisabled }) => !isDisabled);
      return work ? this.#again(work) : false;
    }
    const code = this.#work?.accessCode ?? '';
    if (view.field.value !== code) {
      view.field.set(code);
      return true;
    }
    return this.#again(view.next);
  }

  #fill(view: OnScreen<'form'>): boolean {
    const isUpdate = this.#journey.mode === 'update';
    switch (view.step) {
      case 'file':
        if (view.file === null && (this.#row.hasNewFile || !isUpdate)) {
          view.choose(this.#file);
          return true;
        }
        break;
      case 'title':
        if (view.field.value === '') view.field.set('Night');
        break;
      case 'creators': {
        const [creator] = view.creators;
        if (!creator || creator.fullName.value === this.#name) break;
        creator.fullName.set(this.#name);
        if (isUpdate) break;
        creator.email.set('ada@example.org');
        if (!creator.roles.items.some(({ isChosen }) => isChosen)) creator.roles.items[0]?.toggle();
        break;
      }
      case 'review':
        break;
    }
    return press(view.next);
  }

  #isWishing(view: OnScreen<'complete' | 'download'>): boolean {
    const { wish } = this.#row;
    if (wish === undefined) return false;
    if (wish !== 'creators') return this.#tab.downloads.length === 0;
    return view.screen === 'download' && view.versions[0]?.creators?.lines.length === 0;
  }

  #wishFor(view: OnScreen<'complete' | 'download'>): boolean {
    const { wish } = this.#row;
    if (wish === undefined || !this.#isWishing(view)) return false;
    if (view.screen === 'complete') {
      if (view.codePending !== null || !view.certificate || view.certificate.pdf.isBusy) return false;
      return this.#again(view.certificate.pdf);
    }
    const [version] = view.versions;
    if (!version) return false;
    const { creators, problems } = version;
    if (wish === 'creators') {
      if (!creators || creators.isBusy) return false;
      return this.#again(creators.problem ? creators.problem.retry : creators.toggle);
    }
    const button = version[wish];
    if (!button || button.isBusy) return false;
    return this.#again(problems[0]?.retry ?? button);
  }
}
