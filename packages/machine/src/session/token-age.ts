import type { Clock, Presence } from '../ports.ts';

/** Somebody who has not touched the page for this long gets no token in advance. */
const USED_WITHIN_MS = 4 * 60_000;
/** How long before its end a token is replaced in advance. */
const LEAD_MS = 60_000;
/** The longest that a timer counts; with more, platforms fire at once. */
const MAX_TIMER_MS = 2_147_483_647;

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The bytes of base64url as Latin-1: enough to read numbers out of JSON, whatever its texts are written in. */
function decodeBase64Url(text: string): string {
  let decoded = '';
  let bits = 0;
  let held = 0;
  for (const character of text) {
    const value = ALPHABET.indexOf(character);
    if (value < 0) return '';
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    decoded += String.fromCharCode((held >> bits) & 0xff);
  }
  return decoded;
}

/**
 * How long a token lives, by what it says itself: `exp − iat`, in milliseconds. Neither is compared with a clock of this
 * device, which may be wrong by years. `null` for what is no JWT, or does not say so.
 */
export function lifetimeMsOf(token: string): number | null {
  try {
    const { exp, iat } = JSON.parse(decodeBase64Url(token.split('.')[1] ?? '')) as Record<string, unknown>;
    if (typeof exp !== 'number' || typeof iat !== 'number') return null;
    const lifetimeMs = (exp - iat) * 1000;
    return Number.isFinite(lifetimeMs) && lifetimeMs > 0 ? lifetimeMs : null;
  } catch {
    return null;
  }
}

/**
 * Says once when a token should be replaced in advance: a minute before its end, and only to somebody who is there.
 *
 * @param token.receivedAtMs when it came, on the monotonic clock
 * @param token.notBeforeMs the earliest moment for it, on the same clock
 * @returns a function that ends the watch
 */
export function watchAge(
  { clock, presence }: { clock: Clock; presence: Presence },
  token: { receivedAtMs: number; lifetimeMs: number; notBeforeMs: number },
  onAgeing: (atMs: number) => void,
): () => void {
  const { receivedAtMs, lifetimeMs, notBeforeMs } = token;
  const dueMs = Math.max(receivedAtMs + lifetimeMs - Math.min(LEAD_MS, lifetimeMs / 2), notBeforeMs);
  let timer: unknown;
  const check = () => {
    clock.clearTimeout(timer);
    const nowMs = clock.monotonicMs();
    if (nowMs < dueMs) {
      timer = clock.setTimeout(check, Math.min(dueMs - nowMs, MAX_TIMER_MS));
    } else if (presence.isPresent(USED_WITHIN_MS)) {
      stop();
      onAgeing(nowMs);
    }
  };
  const unsubscribe = presence.onChange(check);
  const stop = () => {
    unsubscribe();
    clock.clearTimeout(timer);
  };
  check();
  return stop;
}
