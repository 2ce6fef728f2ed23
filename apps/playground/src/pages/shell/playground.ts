import {
  type Config,
  type PlaygroundConfig,
  chooseTroubles,
  fetchToken,
  loadConfig,
  signIn,
} from './backend.ts';
import { createControls } from './controls.ts';
import { byId, copyButton } from './dom.ts';
import { type EventLog, createEventLog } from './event-log.ts';
import { showCode } from './highlight.ts';
import { showApi, updateNavigation } from './navigation.ts';
import { type Settings, readSettings, toSearch } from './settings.ts';
import { createStates } from './states.ts';

/** A face of ATS Kit, as the shell around it drives it. */
export interface Face {
  /** Shows the widget with these settings; called again when they change. */
  show(settings: Settings, config: Config): void;
  setToken(token: string): void;
  reset(): void;
  /** The code of what is shown. */
  code(settings: Settings, config: Config): string;
}

export interface Shell {
  /** Where the widget goes. */
  stage: HTMLElement;
  log: EventLog;
  /** For the option of the same name: the panel with the states. */
  inspect: ReturnType<typeof createStates>['inspect'];
  /** To be called at `allfeat:token-expired`. */
  giveToken(): Promise<void>;
}

/** What a widget starts anew for, and so needs another token. */
const identityOf = ({ mode, network, token, user, confirmPrice, line }: Settings) =>
  JSON.stringify([mode, network, token, user, confirmPrice, line === 'direct']);

function applyLook(stage: HTMLElement, { theme, primary }: Settings): void {
  if (theme === 'auto') delete document.documentElement.dataset['theme'];
  else document.documentElement.dataset['theme'] = theme;
  if (primary === '') stage.style.removeProperty('--ats-primary');
  else stage.style.setProperty('--ats-primary', primary);
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

/** Where the widget's calls go: along the visitor's line, or to the API itself. */
const configOf = ({ line }: Settings, { atsUrl, siteKey, linePath }: PlaygroundConfig): Config => ({
  siteKey,
  atsUrl: line === 'direct' ? atsUrl : location.origin + linePath,
});

/** What the server does anyway need not stand in the address. */
const searchOf = (settings: Settings, { line }: PlaygroundConfig) =>
  toSearch(settings.line === line ? { ...settings, line: '' } : settings);

/** Puts a face between its controls, its events and its code. */
export async function playground(createFace: (shell: Shell) => Face): Promise<void> {
  let settings = readSettings(location.search);
  const stage = byId('stage', HTMLElement);
  const log = createEventLog();
  const states = createStates();
  const codePlace = byId('code', HTMLElement);
  let face: Face | undefined;
  let shown: Settings | undefined;

  /** The widget has said that it waits for a token, and was given none. */
  let isAwaited = false;

  async function giveToken(): Promise<void> {
    const asked = identityOf(settings);
    try {
      const token = await fetchToken(settings);
      // A token for what was set when it was asked for is of no use after that.
      if (identityOf(settings) === asked) face?.setToken(token);
      isAwaited = false;
    } catch (error) {
      log.add('page:no-token', { message: (error as Error).message });
    }
  }

  /** Sites that name a `token-url` need not bring tokens themselves; where it fails, this page does once it is over. */
  async function answerNeed(): Promise<void> {
    isAwaited = true;
    if (settings.token === 'event') await giveToken();
  }

  async function show(next: Settings, config: PlaygroundConfig): Promise<void> {
    if (shown?.line !== next.line || shown.trouble !== next.trouble)
      await chooseTroubles({ line: next.line || config.line, tokens: next.trouble });
    if (shown?.user !== next.user) await signIn(next.user);
    const isAnew = !shown || identityOf(shown) !== identityOf(next);
    const isOver = shown?.trouble !== next.trouble && next.trouble === 'none';
    shown = next;
    states.show(next.inspect);
    face?.show(next, configOf(next, config));
    // The API's own address: that is what stands in a site.
    showCode(codePlace, face?.code(next, config) ?? '');
    byId('code-note', HTMLElement).hidden = next.line === 'direct';
    if ((isAnew && next.token === 'event') || (isOver && isAwaited)) await giveToken();
  }

  // One change after the other: signing in takes a moment, and the widget must not start before it.
  let queue = Promise.resolve();
  function change(next: Settings, config: PlaygroundConfig): void {
    settings = next;
    history.replaceState(null, '', location.pathname + searchOf(next, config));
    updateNavigation(searchOf(next, config));
    applyLook(stage, next);
    queue = queue.then(() => show(next, config)).catch((error: unknown) => showProblem(error));
  }

  applyLook(stage, settings);
  updateNavigation(toSearch(settings));
  copyButton('code-copy', () => codePlace.textContent);
  try {
    const config = await loadConfig();
    settings.line ||= config.line;
    showApi(config.atsUrl);
    face = createFace({ stage, log, inspect: states.inspect, giveToken: answerNeed });
    createControls(settings, {
      change: (next) => change(next, config),
      reset: () => face?.reset(),
    });
    await show(settings, config);
  } catch (error) {
    showProblem(error);
  } finally {
    // The frame after the one in which the widget renders.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => delete byId('example', HTMLElement).dataset['pending']),
    );
  }
}
