// The samples are code, some of which has templates of its own.
/* eslint-disable no-template-curly-in-string */
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Linter } from 'eslint';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';
import { noBareText } from './no-bare-text.mjs';

const svelteParser = svelte.configs.base.map(({ languageOptions }) => languageOptions?.parser).find(Boolean);
const PARSERS = {
  'part.tsx': { parser: tseslint.parser },
  'part.vue': { parser: vueParser, parserOptions: { parser: tseslint.parser } },
  'part.svelte': { parser: svelteParser, parserOptions: { parser: tseslint.parser } },
};

function reportsIn(file, code) {
  const config = {
    files: [`**/${file}`],
    languageOptions: PARSERS[file],
    plugins: { ats: { rules: { 'no-bare-text': noBareText } } },
    rules: { 'ats/no-bare-text': 'error' },
  };
  const found = new Linter({ configType: 'flat' }).verify(code, [config], file);
  assert.deepEqual(
    found.filter(({ fatal }) => fatal),
    [],
  );
  return found.length;
}

const template = (inner) => `<template>${inner}</template>`;

const BARE = {
  'part.tsx': [
    'const a = <p>Close</p>;',
    'const a = <p>Schließen {view.name}</p>;',
    "const a = <p>{'Close'}</p>;",
    'const a = <>{`Step ${at}`}</>;',
    "const a = <p>{isOpen ? 'Close' : view.open}</p>;",
    "const a = <p>{view.text ?? 'Close'}</p>;",
    'const a = <button aria-label="Close" />;',
    "const a = <img alt={'Cover'} />;",
    "const a = <input placeholder={'Search ' + name} />;",
    "element.textContent = 'Close';",
    "element.setAttribute('aria-label', 'Close');",
    "element.append(document.createTextNode('Close'));",
  ],
  'part.vue': [
    template('<p>Close</p>'),
    template('<p>{{ "Close" }}</p>'),
    template('<p>{{ isOpen ? "Close" : view.open }}</p>'),
    template('<button aria-label="Close" />'),
    template('<button :aria-label="`Close ${name}`" />'),
    template('<button v-bind:title="\'Close\'" />'),
  ],
  'part.svelte': [
    '<p>Close</p>',
    "<p>{'Close'}</p>",
    "{#if view}{isOpen ? 'Close' : view.open}{/if}",
    '<button aria-label="Close"></button>',
    "<button aria-label={'Close'}></button>",
    '<input placeholder="Search {name}" />',
  ],
};
const RIGHT = {
  'part.tsx': [
    'const a = <p part="hint" className="ats">{view.text} · {view.other}: 4</p>;',
    'const a = <p>atc_</p>;',
    "const a = <button aria-label={view.label} data-state={isOpen ? 'open' : 'closed'} />;",
    "throw new Error('The parts of a flow stand inside its root.');",
    "element.setAttribute('part', 'root');",
  ],
  'part.vue': [
    template('<p part="hint">{{ view.text }} ••••</p>'),
    template('<button :aria-label="view.label" :data-state="isOpen ? \'open\' : undefined" />'),
    template('<p v-if="name === \'file\'">atc_</p>'),
  ],
  'part.svelte': [
    '<p part="hint">{view.text} …</p>',
    "<button aria-label={view.label} data-state={isOpen ? 'open' : undefined}></button>",
    "{#if name === 'file'}<p>atc_</p>{/if}",
  ],
};

for (const [file, codes] of Object.entries(BARE))
  for (const code of codes)
    test(`${file}: a face may not say: ${code}`, () => assert.equal(reportsIn(file, code), 1));
for (const [file, codes] of Object.entries(RIGHT))
  for (const code of codes)
    test(`${file}: a face may say: ${code}`, () => assert.equal(reportsIn(file, code), 0));
