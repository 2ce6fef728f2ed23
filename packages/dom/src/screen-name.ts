import type { AccessView, DownloadView, RegisterView, UpdateView } from '@ats-kit/machine';

/** What a flow of any mode shows. */
export type AtsView = RegisterView | UpdateView | AccessView | DownloadView;

/** The names of the screens, of all modes: what a page calls them when it replaces one. */
export type ScreenName = ReturnType<typeof screenNameOf>;

/** The name of the screen that stands. Some views share a screen. */
export function screenNameOf(view: AtsView) {
  switch (view.screen) {
    case 'form':
      return view.step;
    case 'finding':
      return view.step === 'access_code' ? 'accessCode' : 'works';
    case 'quoting':
    case 'confirming':
      return 'waiting';
    case 'disabled':
      return 'failed';
    case 'download':
      return 'versions';
    default:
      return view.screen;
  }
}

/** What makes it another screen: then its element is another one, too. */
export const screenKeyOf = (view: AtsView): string => `${screenNameOf(view)}/${view.screen}`;

/** What the one live region says. */
export const spokenOf = ({ overlay, announcement }: AtsView): string => overlay?.heading ?? announcement;
