import { afterEach, expect, it, vi } from 'vitest';
import { browserLocks } from '../src/index.ts';
import { until } from './scenario.ts';

const open: (() => void)[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  for (const end of open.splice(0)) end();
});

/** Asks for a lock and records what its handlers are told. */
function ask(name: string) {
  const log: string[] = [];
  const letGo = browserLocks.hold(name, {
    onHeld: () => void log.push('held'),
    onElsewhere: () => void log.push('elsewhere'),
  });
  open.push(letGo);
  return { log, letGo };
}

const settle = () => new Promise((resolve) => setTimeout(resolve, 150));

/** Another document of the same site, as another tab is. */
async function otherTab(name: string): Promise<() => void> {
  const frame = document.createElement('iframe');
  document.body.append(frame);
  const locks = (frame.contentWindow as Window).navigator.locks;
  await new Promise<void>((resolve) => {
    void locks
      .request(name, () => {
        resolve();
        return new Promise(() => undefined);
      })
      .catch(() => undefined);
  });
  const close = () => frame.remove();
  open.push(close);
  return close;
}

it('a free one is held, later, and others are not in its way', async () => {
  const one = ask('a');
  const other = ask('b');
  expect(one.log).toEqual([]);
  await until(() => one.log.length > 0 && other.log.length > 0);
  expect([one.log, other.log]).toEqual([['held'], ['held']]);
});

it('of another tab is waited for, and held once that tab is closed', async () => {
  const close = await otherTab('tx');
  const here = ask('tx');
  await settle();
  expect(here.log).toEqual(['elsewhere']);
  close();
  await until(() => here.log.length > 1);
  expect(here.log).toEqual(['elsewhere', 'held']);
});

it('is let go for the next, in the order in which they asked', async () => {
  const first = ask('tx');
  await until(() => first.log.length > 0);
  const second = ask('tx');
  await until(() => second.log.length > 0);
  const third = ask('tx');
  await until(() => third.log.length > 0);
  first.letGo();
  await until(() => second.log.length > 1);
  expect([second.log, third.log]).toEqual([['elsewhere', 'held'], ['elsewhere']]);
});

it('nothing is told after it was let go: before it is asked for, while it is waited for, and when it is held', async () => {
  const early = ask('early');
  early.letGo();
  const close = await otherTab('tx');
  const waiting = ask('tx');
  await until(() => waiting.log.length > 0);
  waiting.letGo();
  close();
  await settle();
  expect([early.log, waiting.log]).toEqual([[], ['elsewhere']]);
  // None of them is kept by mistake.
  const after = [ask('early'), ask('tx')];
  await until(() => after.every(({ log }) => log.length > 0));
  expect(after.map(({ log }) => log)).toEqual([['held'], ['held']]);
});

it('where there are none, each is held at once', async () => {
  vi.spyOn(navigator, 'locks', 'get').mockReturnValue(undefined as unknown as LockManager);
  const both = [ask('tx'), ask('tx')];
  await until(() => both.every(({ log }) => log.length > 0));
  expect(both.map(({ log }) => log)).toEqual([['held'], ['held']]);
});

it('where the document may not use them, it is held', async () => {
  vi.spyOn(navigator.locks, 'request').mockRejectedValue(new DOMException('opaque', 'SecurityError'));
  const one = ask('tx');
  await until(() => one.log.length > 0);
  expect(one.log).toEqual(['held']);
});
