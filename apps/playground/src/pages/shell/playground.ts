import { type Config, fetchToken, loadConfig, signIn } from './backend.ts';
import { createControls } from './controls.ts';
import { byId, copyButton } from './dom.ts';
import { type EventLog, createEventLog } from './event-log.ts';
import { showCode } from './highlight.ts';
import { showApi, updateNavigation } from './navigation.ts';
import { type Settings, readSettings, toSearch } from './settings.ts';

/** A face of ATS Kit, as the shell around it drives it. */
export interface Face {
  /** Shows the widget with these settings; called again when they change. */
  show(settings: Settings): void;
  setToken(token: string): void;
  reset(): void;
  /** The code of what is shown. */
  code(settings: Settings): string;
}

export interface Shell {
  /** Where the widget goes. */
  stage: HTMLElement;
  config: Config;
  log: EventLog;
  /** To be called at `allfeat:token-expired`. */
  giveToken(): Promise<void>;
}

/** What a widget starts anew for, and so needs another token. */
const identityOf = ({ mode, network, token, user, confirmPrice }: Settings) =>
  JSON.stringify([mode, network, token, user, confirmPrice]);

function applyTheme({ theme }: Settings): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
}

/** Above the stage, which belongs to the face. */
function showProblem(error: unknown): void {
  document.querySelector('.problem')?.remove();
  const problem = document.createElement('p');
  problem.className = 'problem';
  problem.role = 'alert';
  problem.textContent = `The playground's server does not answer as it should. ${(error as Error).message}`;
  document.querySelector('.intro')?.append(problem);
}

/** Puts a face between its controls, its events and its code. */
export async function playground(createFace: (shell: Shell) => Face): Promise<void> {
  let settings = readSettings(location.search);
  const stage = byId('stage', HTMLElement);
  const log = createEventLog();
  const codePlace = byId('code', HTMLElement);
  let face: Face | undefined;
  let shown: Settings | undefined;

  async function giveToken(): Promise<void> {
    if (settings.token !== 'event') return;
    const asked = identityOf(settings);
    try {
      const token = await fetchToken(settings);
      // A token for what was set when it was asked for is of no use after that.
      if (identityOf(settings) === asked) face?.setToken(token);
    } catch (error) {
      log.add('page:no-token', { message: (error as Error).message });
    }
  }

  async function show(next: Settings): Promise<void> {
    if (shown?.user !== next.user) await signIn(next.user);
    const isAnew = !shown || identityOf(shown) !== identityOf(next);
    shown = next;
    face?.show(next);
    showCode(codePlace, face?.code(next) ?? '');
    if (isAnew) await giveToken();
  }

  // One change after the other: signing in takes a moment, and the widget must not start before it.
  let queue = Promise.resolve();
  function change(next: Settings): void {
    settings = next;
    history.replaceState(null, '', location.pathname + toSearch(next));
    updateNavigation(toSearch(next));
    applyTheme(next);
    queue = queue.then(() => show(next)).catch((error: unknown) => showProblem(error));
  }

  applyTheme(settings);
  updateNavigation(toSearch(settings));
  copyButton('code-copy', () => codePlace.textContent);
  try {
    const config = await loadConfig();
    showApi(config.atsUrl);
    face = createFace({ stage, config, log, giveToken });
    createControls(settings, { change, reset: () => face?.reset() });
    await show(settings);
  } catch (error) {
    showProblem(error);
  }
}
