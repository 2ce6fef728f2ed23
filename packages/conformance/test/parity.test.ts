import '@ats-kit/theme/ats.css';
import { EVENT_NAMES } from '@ats-kit/protocol';
import { expect, it } from 'vitest';
import { commands, userEvent } from 'vitest/browser';
import type { Heard } from '../src/faces/face.ts';
import { JOURNEYS, type Journey } from '../src/parity/journeys.ts';
import { takeTheWire } from '../src/parity/wire.ts';
import { FACES } from '../src/stage.ts';

type Face = (typeof FACES)[number];

/** What is compared: lists of lines, each what a face asked, told or showed. */
interface Trace {
  requests: string[];
  events: string[];
  texts: string[];
  tree: string[];
}

const KINDS = ['requests', 'events', 'texts', 'tree'] as const;

/** How often progress is told depends on the machine, and not on the face. */
const isSteady = ([name]: Heard) => name !== EVENT_NAMES.UPLOAD_PROGRESS;

/** Times pass while it is looked at, and ids are a framework's own. */
const steady = (lines: string) => lines.replaceAll(/Held for .*? s(ec)?\b\.?/g, 'Held for a while');
/** Each framework has ids of its own; what a link leads to is their last part. */
const withoutIds = (lines: string) => lines.replaceAll(/"#ats[^"]*-(\w+)"/g, '"#$1"');

const visibleText = (root: HTMLElement): string => {
  const widget = root.querySelector('ats-widget');
  const texts = widget?.shadowRoot ? [...widget.shadowRoot.children] : [root];
  return texts.map((element) => (element as HTMLElement).innerText).join('\n');
};

async function travel(face: Face, { mode, options, walk }: Journey): Promise<Trace> {
  sessionStorage.clear();
  localStorage.clear();
  const wire = takeTheWire();
  const root = document.body.appendChild(document.createElement('main'));
  const trace: Trace = { requests: wire.sent, events: [], texts: [], tree: [] };
  const hear = (...heard: Heard) => {
    if (isSteady(heard)) trace.events.push(`${heard[0]} ${JSON.stringify(heard[1])}`);
  };
  const shown = await face.show({
    root,
    mode,
    options: { atsUrl: 'https://ats.example', siteKey: 'cpk_test', tokenUrl: '/token', ...options },
    hear,
  });
  try {
    await walk(async (moment) => {
      // What is being drawn, and a pause of an announcement, come to an end.
      await new Promise((resolve) => setTimeout(resolve, 150));
      const text = visibleText(root)
        .split(/\n+/)
        .map((line) => line.trim().replaceAll(/\s+/g, ' '));
      trace.texts.push(...text.filter(Boolean).map((line) => `${moment}: ${steady(line)}`));
      const tree = await commands.ariaTree();
      trace.tree.push(...tree.split('\n').map((line) => `${moment}: ${withoutIds(steady(line))}`));
    });
  } finally {
    shown.unmount();
    root.remove();
    wire.restore();
    await userEvent.unhover(document.body);
  }
  return trace;
}

const differenceOf = (ours: string[], theirs: string[]): string | null => {
  const at = Math.max(ours.length, theirs.length);
  for (let line = 0; line < at; line += 1)
    if (ours[line] !== theirs[line])
      return `line ${line + 1}: ${ours[line] ?? 'nothing'} ≠ ${theirs[line] ?? 'nothing'}`;
  return null;
};

it.each(JOURNEYS)('$name is the same on every face', { timeout: 120_000 }, async (journey) => {
  const [model, ...others] = FACES;
  if (!model) throw new Error('There is no face.');
  const expected = await travel(model, journey);
  const rows = [[journey.name, model.name, ...KINDS.map((kind) => `${expected[kind].length}`)]];
  const differences: string[] = [];
  for (const face of others) {
    const trace = await travel(face, journey);
    const cells = KINDS.map((kind) => {
      const difference = differenceOf(expected[kind], trace[kind]);
      if (difference === null) return 'same';
      differences.push(`${face.name}, ${kind}, ${difference}`);
      return 'DIFFERS';
    });
    rows.push([journey.name, face.name, ...cells]);
  }
  await commands.tellParity(rows, differences);
  expect(differences).toEqual([]);
  // A journey that asks for nothing and shows nothing would always be the same.
  for (const kind of KINDS) expect(expected[kind].length, kind).toBeGreaterThan(1);
});
