// What is to be done with each block: the language decides, and the words after it may say otherwise.

/** Languages whose blocks must run, and where they do when nothing else is said. */
const RUNS = {
  ts: 'node',
  js: 'node',
  tsx: 'browser',
  vue: 'browser',
  svelte: 'browser',
  html: 'browser',
  sh: 'shell',
  css: 'browser',
};
const PLACES = {
  ts: ['node', 'browser'],
  js: ['node', 'browser'],
  tsx: ['browser'],
  vue: ['browser'],
  svelte: ['browser'],
  html: ['browser'],
  sh: ['shell'],
  css: ['browser'],
};
/** Data and diagrams: nothing to run. Everything else needs a language. */
const STILL = new Set(['json', 'text', 'diff', 'mermaid']);
/**
 * `run`: where. `norun`: why not. `call`: an expression with what the sample exports, which is evaluated after it.
 * `prints`: what must appear on the console. `needs`: commands that a machine may lack, and is then excused.
 */
const KNOWN = new Set(['run', 'norun', 'call', 'prints', 'needs']);

/**
 * @param {import('./blocks.mjs').Block} block
 * @returns {{ place?: string, reason?: string, problem?: string }} where it runs, why it does not, or what is wrong with it
 */
export function planOf({ lang, info }) {
  if (STILL.has(lang)) return { reason: 'data' };
  if (!Object.hasOwn(RUNS, lang))
    return { problem: `"${lang}" is no language that is run; plain text is \`text\`` };
  const strange = Object.keys(info).find((key) => !KNOWN.has(key));
  if (strange !== undefined)
    return { problem: `${strange} means nothing; known are ${[...KNOWN].join(', ')}` };
  if (info.norun !== undefined && info.norun.split(' ').length < 2)
    return { problem: 'norun needs its reason: norun="starts servers"' };
  if (info.norun !== undefined) return { reason: info.norun };
  const place = info.run ?? RUNS[lang];
  if (!PLACES[lang].includes(place)) return { problem: `${lang} cannot run in "${place}"` };
  return { place };
}

export const titleOf = ({ file, line, lang }) => `${file}:${line} ${lang}`;
