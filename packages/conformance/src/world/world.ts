import type { AtsPorts, PlayerHandlers, TrackerHandlers } from '@ats-kit/machine';
import type { AudioFormat } from '@ats-kit/protocol';
import { apiOf, createCalls } from './calls.ts';
import { MEDIA_HASH } from './records.ts';
import { createService } from './service.ts';

/** A storage that is empty, and forgets with the test. */
function memory(entries = new Map<string, string>()): AtsPorts['storage']['tab'] {
  return {
    get: (key) => entries.get(key) ?? null,
    set: (key, value) => void entries.set(key, value),
    remove: (key) => void entries.delete(key),
  };
}

/** A network that comes and goes. */
function createLine() {
  const listeners = new Set<(isOnline: boolean) => void>();
  let isOnline = true;
  return {
    connectivity: {
      isOnline: () => isOnline,
      onChange(listener: (isOnline: boolean) => void) {
        listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    set(next: boolean) {
      isOnline = next;
      for (const listener of listeners) listener(next);
    },
  };
}

/** The ports of a flow, each answered by the test; time is the browser's own, or hurries. What is stored outlives a reload. */
export function createWorld() {
  const calls = createCalls();
  const entries = new Map<string, string>();
  const sockets: TrackerHandlers[] = [];
  const players: PlayerHandlers[] = [];
  /** What was asked of the player, of the browser's downloads and of the user's disk. */
  const asked: string[] = [];
  const line = createLine();
  let pace = 1;
  const ports: AtsPorts = {
    api: apiOf(calls),
    uploader: { upload: calls.upload.method },
    tracker: {
      open(_, handlers) {
        sockets.push(handlers);
        return () => undefined;
      },
    },
    hasher: { hash: async () => MEDIA_HASH },
    recordings: {
      formatOf: async (file): Promise<AudioFormat | null> =>
        file instanceof File && file.name.endsWith('.txt') ? null : 'wav',
      listen: calls.listen.method,
      open(_, handlers) {
        players.push(handlers);
        return {
          play: () => void asked.push('play'),
          pause: () => void asked.push('pause'),
          seek: (seconds) => void asked.push(`seek ${seconds}`),
          close: () => undefined,
        };
      },
    },
    desk: {
      copy: calls.copy.method,
      save: ({ filename }) => void asked.push(`save ${filename}`),
      download: (url) => void asked.push(`download ${url}`),
      holdPage: () => () => undefined,
    },
    storage: { tab: memory(entries), device: memory() },
    locks: {
      hold: (_name, { onHeld }) => {
        onHeld();
        return () => undefined;
      },
    },
    clock: {
      setTimeout: (callback, timeoutMs) => setTimeout(callback, timeoutMs / pace),
      clearTimeout: (id) => clearTimeout(id as number),
      now: () => Date.now(),
      monotonicMs: () => performance.now(),
    },
    connectivity: line.connectivity,
  };
  return {
    ports,
    calls,
    service: createService(calls, sockets, players),
    asked,
    setOnline: line.set,
    kept: () => [...entries.values()],
    /** From now on the flow asks for its tokens: each waits in `calls.getToken`. */
    askForTokens: () => void (ports.getToken = calls.getToken.method),
    /** From now on whatever is waited for by the clock comes sooner, so many times. */
    hurry: (times: number) => void (pace = times),
    /** Another tab follows the same transaction. */
    followElsewhere() {
      ports.locks.hold = (_name, { onElsewhere }) => {
        onElsewhere();
        return () => undefined;
      };
    },
  };
}

export type World = ReturnType<typeof createWorld>;
