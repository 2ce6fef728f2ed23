import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { type Player, browserRecordings } from '../src/index.ts';
import { aiffFile, dataFile, noise, waveFile } from './recordings.files.ts';
import { until } from './scenario.ts';

const RATE = 8000;
const tone = (seconds: number) => waveFile({ samples: noise(seconds * RATE, () => 0.01), rate: RATE });
const pause = async (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const opened: Player[] = [];

function listener(file: Blob) {
  const heard = {
    ready: [] as (number | null)[],
    times: [] as { position: number; atMs: number }[],
    paused: 0,
    ended: 0,
    refused: 0,
  };
  const player = browserRecordings.open(file, {
    onReady: ({ durationSeconds }) => heard.ready.push(durationSeconds),
    onTime: (position) => heard.times.push({ position, atMs: performance.now() }),
    onPaused: () => heard.paused++,
    onEnded: () => heard.ended++,
    onRefused: () => heard.refused++,
  });
  opened.push(player);
  return { player, heard };
}

/** Loads a page with a policy of its own, opens a file in it, and tells what was heard. */
async function heardUnder(policy: { csp?: string; allow?: string }): Promise<string[]> {
  const frame = document.createElement('iframe');
  frame.allow = policy.allow ?? '';
  const source = new URL('../src/recordings/recordings.ts', import.meta.url).href;
  frame.srcdoc = `
    <meta http-equiv="Content-Security-Policy" content="${policy.csp ?? ''}">
    <script type="module">
      import { browserRecordings } from ${JSON.stringify(source)};
      const tell = (name) => () => parent.postMessage({ heard: name }, '*');
      addEventListener('message', ({ data }) => {
        const player = browserRecordings.open(data, {
          onReady: () => { tell('ready')(); player.play(); },
          onTime: tell('time'), onPaused: tell('paused'), onEnded: tell('ended'), onRefused: tell('refused'),
        });
      });
      tell('loaded')();
    </script>`;
  const heard: string[] = [];
  const hear = ({ source: from, data }: MessageEvent<{ heard: string }>) => {
    if (from === frame.contentWindow) heard.push(data.heard);
  };
  addEventListener('message', hear);
  document.body.append(frame);
  try {
    await until(() => heard.includes('loaded'));
    frame.contentWindow?.postMessage(tone(0.3), '*');
    await until(() => heard.some((name) => name === 'refused' || name === 'ended'));
    await pause(100);
    return heard.slice(1);
  } finally {
    removeEventListener('message', hear);
    frame.remove();
  }
}

beforeAll(async () => {
  // Browsers let a page make sound once it was touched.
  await userEvent.click(document.body);
});

afterEach(() => {
  for (const player of opened.splice(0)) player.close();
});

describe('a player', () => {
  it('tells the length, where it is, and the end; and plays again from the beginning', async () => {
    const { player, heard } = listener(tone(0.6));
    expect(heard.ready).toEqual([]);
    await until(() => heard.ready.length > 0);
    expect(heard.ready[0]).toBeCloseTo(0.6, 2);
    expect(heard.times).toEqual([]);
    player.play();
    await until(() => heard.ended === 1);
    expect(heard.paused).toBe(0);
    expect(heard.times.at(-1)?.position).toBeCloseTo(0.6, 1);
    const positions = heard.times.map(({ position }) => position);
    expect(positions.length).toBeGreaterThan(3);
    expect(positions).toEqual(positions.toSorted((one, other) => one - other));

    heard.times.length = 0;
    player.play();
    await until(() => heard.ended === 2);
    expect(heard.times[0]?.position).toBeLessThan(0.3);
    expect(heard.refused).toBe(0);
  });

  it('says that it was paused', async () => {
    const { player, heard } = listener(tone(5));
    await until(() => heard.ready.length > 0);
    player.play();
    await until(() => heard.times.length > 0);
    player.pause();
    await until(() => heard.paused === 1);
    expect(heard.ended).toBe(0);
  });

  it('reports at most ten times a second, however often it is moved', async () => {
    const { player, heard } = listener(tone(30));
    await until(() => heard.ready.length > 0);
    player.play();
    const untilMs = performance.now() + 1500;
    for (let position = 0; performance.now() < untilMs; position += 0.05) {
      player.seek(position);
      await pause(5);
    }
    expect(heard.times.length).toBeGreaterThan(5);
    const gaps = heard.times.slice(1).map(({ atMs }, index) => atMs - (heard.times[index]?.atMs ?? 0));
    // Timers are allowed to be a little early.
    for (const gap of gaps) expect(gap).toBeGreaterThan(90);
  });

  it('stands still when it is paused, and tells where it was moved to', async () => {
    const { player, heard } = listener(tone(5));
    await until(() => heard.ready.length > 0);
    player.play();
    await until(() => heard.times.length > 2);
    player.pause();
    await pause(300);
    const { length } = heard.times;
    await pause(300);
    expect(heard.times).toHaveLength(length);
    player.seek(4);
    player.seek(NaN);
    player.seek(Infinity);
    await until(() => heard.times.length > length);
    expect(heard.times.at(-1)?.position).toBe(4);
    player.seek(99);
    await until(() => (heard.times.at(-1)?.position ?? 0) > 4.9);
    expect(heard.ended).toBe(0);
  });

  it('says nothing any more once it is closed, and lets go of the file', async () => {
    const made = vi.spyOn(URL, 'createObjectURL');
    const { player, heard } = listener(tone(5));
    const url = String(made.mock.results[0]?.value);
    made.mockRestore();
    expect((await fetch(url)).ok).toBe(true);
    await until(() => heard.ready.length > 0);
    player.play();
    await until(() => heard.times.length > 1);
    player.close();
    const before = structuredClone(heard);
    player.play();
    player.seek(1);
    player.pause();
    player.close();
    await pause(400);
    expect(heard).toEqual(before);
    await expect(fetch(url)).rejects.toThrow(TypeError);
  });

  it('that is closed at once, or while it begins to play, never says anything', async () => {
    const first = listener(tone(1));
    first.player.close();
    const second = listener(tone(1));
    second.player.play();
    second.player.close();
    const third = listener(new Blob(['no sound']));
    third.player.close();
    await pause(300);
    for (const { heard } of [first, second, third]) {
      expect(heard).toEqual({ ready: [], times: [], paused: 0, ended: 0, refused: 0 });
    }
  });

  it('can be paused before it plays', async () => {
    const { player, heard } = listener(tone(1));
    player.play();
    player.pause();
    await until(() => heard.ready.length > 0);
    await pause(200);
    expect(heard).toMatchObject({ ended: 0, refused: 0 });
    expect(heard.times.filter(({ position }) => position > 0)).toEqual([]);
  });

  it('never stands in the document', async () => {
    const { heard } = listener(tone(1));
    await until(() => heard.ready.length > 0);
    expect(document.querySelector('audio')).toBeNull();
  });

  it.each(['tone.wav', 'tone.flac', 'tone.mp3', 'tone.aac', 'tone.m4a', 'tone.ogg', 'tone.opus'])(
    'plays %s',
    async (name) => {
      const { player, heard } = listener(await dataFile(name));
      await until(() => heard.ready.length > 0);
      player.play();
      await until(() => heard.ended === 1);
      expect(heard.refused).toBe(0);
    },
  );
});

describe('a player that is refused', () => {
  it.each([
    ['a text', new Blob(['Dear listener, this is no recording.'], { type: 'audio/wav' })],
    ['nothing', new Blob([])],
    ['a kind that Chromium does not know', aiffFile({ samples: noise(800) })],
  ])('for %s says so once', async (_, file) => {
    const { player, heard } = listener(file);
    await until(() => heard.refused > 0);
    player.play();
    await pause(200);
    expect(heard).toEqual({ ready: [], times: [], paused: 0, ended: 0, refused: 1 });
  });

  it('by the Content Security Policy of the page says so once', async () => {
    expect(await heardUnder({ csp: "media-src 'self'" })).toEqual(['refused']);
    expect(await heardUnder({ csp: "media-src 'self' blob:" })).toContain('ended');
  });

  it('by a permission of the page says so once', async () => {
    expect(await heardUnder({ allow: "autoplay 'none'" })).toEqual(['ready', 'refused']);
  });
});
