import { afterEach, describe, expect, it, vi } from 'vitest';
import { browserConnectivity, createPresence } from '../src/index.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** The page's clock, moved by the test. */
function moveClock() {
  let nowMs = 1_000_000;
  vi.spyOn(performance, 'now').mockImplementation(() => nowMs);
  return { pass: (ms: number) => void (nowMs += ms) };
}

function show(state: 'visible' | 'hidden') {
  vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('createPresence', () => {
  it('takes a page that was just opened for one that is used, until it was left alone for so long', () => {
    const clock = moveClock();
    show('visible');
    const presence = createPresence();
    clock.pass(240_000);
    expect(presence.isPresent(240_000)).toBe(true);
    clock.pass(1);
    expect(presence.isPresent(240_000)).toBe(false);
  });

  it.each(['pointerdown', 'pointermove', 'keydown', 'wheel', 'touchstart', 'focus'])(
    'hears of %s, wherever in the page and whoever stops it',
    (type) => {
      const clock = moveClock();
      show('visible');
      const presence = createPresence();
      const heard = vi.fn();
      const stop = presence.onChange(heard);
      clock.pass(600_000);
      const target = document.createElement('button');
      target.addEventListener(type, (event) => event.stopPropagation());
      document.body.append(target);
      target.dispatchEvent(new Event(type, { bubbles: true }));
      expect(presence.isPresent(240_000)).toBe(true);
      expect(heard).toHaveBeenCalledTimes(1);
      stop();
      target.remove();
    },
  );

  it('is not there while the page is hidden, and says so when it is shown', () => {
    const presence = createPresence();
    const heard = vi.fn();
    const stop = presence.onChange(heard);
    show('hidden');
    expect(presence.isPresent(240_000)).toBe(false);
    heard.mockClear();
    show('visible');
    expect(heard).toHaveBeenCalledTimes(1);
    expect(presence.isPresent(240_000)).toBe(true);
    stop();
  });

  it('does not tell of every move of a pointer', () => {
    const clock = moveClock();
    const presence = createPresence();
    const heard = vi.fn();
    const stop = presence.onChange(heard);
    for (let move = 0; move < 100; move += 1) {
      clock.pass(10);
      window.dispatchEvent(new Event('pointermove'));
    }
    expect(heard.mock.calls.length).toBeLessThanOrEqual(2);
    stop();
  });

  it('listens while somebody wants to know, and leaves nothing behind', () => {
    const added = vi.spyOn(window, 'addEventListener');
    const removed = vi.spyOn(window, 'removeEventListener');
    const presence = createPresence();
    expect(added).not.toHaveBeenCalled();
    const listener = () => undefined;
    const stops = [presence.onChange(listener), presence.onChange(listener)];
    const count = added.mock.calls.length;
    stops[0]?.();
    stops[0]?.();
    expect(removed).not.toHaveBeenCalled();
    stops[1]?.();
    expect(removed).toHaveBeenCalledTimes(count);
  });
});

describe('browserConnectivity', () => {
  it('tells of the line, and stops', () => {
    const heard: boolean[] = [];
    const stop = browserConnectivity.onChange((isOnline) => heard.push(isOnline));
    window.dispatchEvent(new Event('offline'));
    window.dispatchEvent(new Event('online'));
    stop();
    window.dispatchEvent(new Event('offline'));
    expect(heard).toEqual([false, true]);
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    expect(browserConnectivity.isOnline()).toBe(false);
  });
});
