import { byId } from './dom.ts';
import { type Settings, readSettings } from './settings.ts';

const DEFAULT_PRIMARY = '#4db8a8';
/** Somebody to be, for those who only want to see what an id changes. */
const DEFAULT_USER = 'alice';
const RADIOS = ['mode', 'network', 'token', 'theme', 'primary'] as const;
const SELECTS = ['language', 'line', 'trouble'] as const;

function radios(form: HTMLFormElement, name: string): HTMLInputElement[] {
  // The modes stand outside of the form that they belong to.
  return [...form.elements].filter(
    (element): element is HTMLInputElement => element instanceof HTMLInputElement && element.name === name,
  );
}

function choose(form: HTMLFormElement, name: string, value: string): void {
  for (const radio of radios(form, name)) radio.checked = radio.value === value;
}

/** The form with the settings: filled from them, and heard when they change. */
export function createControls(
  initial: Settings,
  on: { change: (settings: Settings) => void; reset: () => void },
): void {
  const form = byId('controls', HTMLFormElement);
  const user = byId('user', HTMLInputElement);
  const userRow = byId('user-row', HTMLElement);
  const confirmPrice = byId('confirm-price', HTMLInputElement);
  const inspect = byId('inspect', HTMLInputElement);
  const selects = SELECTS.map((name) => ({ name, select: byId(name, HTMLSelectElement) }));
  const [custom] = radios(form, 'custom-primary');

  for (const name of RADIOS) choose(form, name, initial[name]);
  choose(form, 'has-user', initial.user === '' ? 'no' : 'yes');
  user.value = initial.user || DEFAULT_USER;
  userRow.hidden = initial.user === '';
  confirmPrice.checked = initial.confirmPrice;
  inspect.checked = initial.inspect;
  for (const { name, select } of selects) select.value = initial[name];
  if (custom) custom.value = initial.primary || DEFAULT_PRIMARY;

  function read(): Settings {
    const query = new URLSearchParams();
    for (const name of RADIOS) {
      const chosen = radios(form, name).find((radio) => radio.checked);
      if (chosen) query.set(name, chosen.value);
      else if (name === 'primary' && custom) query.set(name, custom.value);
    }
    const hasUser = radios(form, 'has-user').some(({ checked, value }) => checked && value === 'yes');
    userRow.hidden = !hasUser;
    query.set('user', hasUser ? user.value.trim() : '');
    query.set('confirm-price', confirmPrice.checked ? 'on' : 'off');
    query.set('inspect', inspect.checked ? 'on' : 'off');
    for (const { name, select } of selects) query.set(name, select.value);
    return readSettings(query.toString());
  }

  document.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLElement && 'form' in target && target.form === form) on.change(read());
  });
  form.addEventListener('submit', (event) => event.preventDefault());
  // The button of a form that puts the widget back, and leaves the settings as they are.
  form.addEventListener('reset', (event) => {
    event.preventDefault();
    on.reset();
  });
  custom?.addEventListener('input', () => {
    choose(form, 'primary', custom.value);
    on.change(read());
  });
}
