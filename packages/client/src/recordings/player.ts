import { pace } from '../pace.ts';

export interface PlayerHandlers {
  /** The platform can play it. */
  onReady(facts: { durationSeconds: number | null }): void;
  /** Where it stands, at most ten times a second. */
  onTime(positionSeconds: number): void;
  /** It fell silent, by `pause()` or by the platform: a media key, a headset that was unplugged. */
  onPaused(): void;
  onEnded(): void;
  /** The platform cannot play it, or may not: a Content Security Policy needs `media-src blob:`. */
  onRefused(): void;
}

export interface Player {
  play(): void;
  pause(): void;
  seek(positionSeconds: number): void;
  /** Lets go of everything; no handler is called after it. */
  close(): void;
}

/** Plays a file in an element that never enters the document. Handlers are called once the caller has the player. */
export function openPlayer(file: Blob, handlers: PlayerHandlers): Player {
  const closing = new AbortController();
  const { signal } = closing;
  const refuse = () => {
    if (!signal.aborted) handlers.onRefused();
  };
  if (typeof Audio === 'undefined') {
    queueMicrotask(refuse);
    const nothing = () => undefined;
    return { play: nothing, pause: nothing, seek: nothing, close: () => closing.abort() };
  }

  const audio = new Audio();
  const time = pace(() => audio.currentTime, handlers.onTime);
  const on = (name: string, listener: () => void) => audio.addEventListener(name, listener, { signal });
  on('loadedmetadata', () => {
    // Some recordings tell their length at their end only.
    handlers.onReady({ durationSeconds: Number.isFinite(audio.duration) ? audio.duration : null });
  });
  // Either begins a row of reports, which goes on for as long as the position moves.
  on('playing', time.poke);
  on('timeupdate', time.poke);
  on('pause', () => {
    // At its end a recording pauses too, which is told as the end.
    if (!audio.ended) handlers.onPaused();
  });
  on('ended', () => {
    time.flush();
    handlers.onEnded();
  });
  on('error', refuse);
  audio.preload = 'metadata';
  const url = URL.createObjectURL(file);
  audio.src = url;

  return {
    play() {
      if (signal.aborted) return;
      audio.play().catch((error: unknown) => {
        // Cut short by a pause. A file that cannot be played is told by an event as well.
        if ((error as Error).name === 'NotAllowedError') refuse();
      });
    },
    pause() {
      audio.pause();
    },
    seek(positionSeconds) {
      if (Number.isFinite(positionSeconds)) audio.currentTime = positionSeconds;
    },
    close() {
      if (signal.aborted) return;
      closing.abort();
      time.stop();
      audio.pause();
      audio.removeAttribute('src');
      // Without it the element keeps the file and a decoder until it is collected.
      audio.load();
      URL.revokeObjectURL(url);
    },
  };
}
