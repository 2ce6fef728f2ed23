import { byId, copyButton } from './dom.ts';
import { maskSecrets } from './mask.ts';

const MAX_ROWS = 500;
/** How near the end somebody reads for whom the log follows along. */
const FOLLOW_PX = 40;
const PROGRESS = 'allfeat:upload-progress';
const UPLOAD_START = 'allfeat:upload-start';

const time = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});

function span(className: string, text: string): HTMLSpanElement {
  const element = document.createElement('span');
  element.className = className;
  element.textContent = text;
  return element;
}

function row(name: string): HTMLLIElement {
  const element = document.createElement('li');
  element.dataset['event'] = name;
  return element;
}

function fill(element: HTMLLIElement, name: string, detail: unknown, times: number): void {
  const when = document.createElement('time');
  const now = new Date();
  when.dateTime = now.toISOString();
  when.textContent = time.format(now);
  const body = document.createElement('pre');
  body.textContent = JSON.stringify(maskSecrets(detail), null, 2);
  const repeats = times > 1 ? [span('times', `× ${times}`)] : [];
  element.replaceChildren(when, span('name', name), ...repeats, body);
}

/** The panel with the events: each a row, the newest at the end. */
export function createEventLog() {
  const list = byId('log', HTMLOListElement);
  const scroll = byId('log-scroll', HTMLElement);
  const count = byId('log-count', HTMLElement);
  const empty = byId('log-empty', HTMLElement);
  let progress: { row: HTMLLIElement; times: number } | undefined;

  function update() {
    const { length } = list.children;
    empty.hidden = length > 0;
    count.textContent = length === 0 ? '' : String(length);
  }

  /** One row for all the progress of an upload, or a new row. */
  function rowFor(name: string): { row: HTMLLIElement; times: number } {
    if (name === UPLOAD_START) progress = undefined;
    if (name === PROGRESS && progress?.row.isConnected) return { ...progress, times: progress.times + 1 };
    const added = row(name);
    list.append(added);
    if (list.children.length > MAX_ROWS) list.firstElementChild?.remove();
    return { row: added, times: 1 };
  }

  copyButton('log-copy', () =>
    [...list.children]
      .map((element) => {
        const part = (selector: string) => element.querySelector(selector)?.textContent ?? '';
        return `${part('time')} ${part('.name')} ${part('pre')}`;
      })
      .join('\n'),
  );
  byId('log-clear', HTMLButtonElement).addEventListener('click', () => {
    list.replaceChildren();
    update();
  });

  return {
    add(name: string, detail: unknown) {
      const isAtEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < FOLLOW_PX;
      const target = rowFor(name);
      if (name === PROGRESS) progress = target;
      fill(target.row, name, detail, target.times);
      update();
      if (isAtEnd) scroll.scrollTop = scroll.scrollHeight;
    },
  };
}

export type EventLog = ReturnType<typeof createEventLog>;
