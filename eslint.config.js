// One config for every package: `eslint .` in a package finds it by walking up. What a package may import stands in
// scripts/lib/arrows.mjs. Rules that need types are oxlint's (.oxlintrc.json), which reads them in a fraction of the time;
// here they hold in components of Vue and Svelte, which oxlint does not read as a whole.
import { defineConfig, globalIgnores } from 'eslint/config';
import reactHooks from 'eslint-plugin-react-hooks';
import svelte from 'eslint-plugin-svelte';
import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import { PURE, TEST_FILES, arrowConfigs } from './scripts/lib/arrows.mjs';
import { noBareText } from './scripts/lint/no-bare-text.mjs';

const sources = (...folders) => folders.map((folder) => `${folder}/**/*.{ts,tsx}`);
const REACT = ['packages/react', 'packages/element', 'apps/playground', 'examples/next'];
const FACES = ['packages/react', 'packages/element', 'packages/svelte', 'packages/vue', 'packages/dom'];

const OUTSIDE = [
  ...['window', 'self', 'document', 'navigator', 'location', 'history', 'screen', 'customElements'],
  ...[
    'localStorage',
    'sessionStorage',
    'indexedDB',
    'caches',
    'performance',
    'alert',
    'requestAnimationFrame',
  ],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource', 'Worker', 'BroadcastChannel', 'FileReader'],
  ...['process', 'Buffer', '__dirname', '__filename', 'require', 'module', 'exports', 'global'],
];
const TIMERS = [
  ...['setTimeout', 'setInterval', 'setImmediate', 'clearTimeout', 'clearInterval', 'clearImmediate'],
  ...['queueMicrotask', 'requestIdleCallback'],
];
const restrictGlobals = (names, message) => ({
  'no-restricted-globals': [
    'error',
    { globals: names.map((name) => ({ name, message })), checkGlobalObject: true },
  ],
});

const ASSERTION = {
  selector: 'TSNonNullExpression:not(:has(> MemberExpression[computed=true]))',
  message: 'Say what happens when it is missing. (`!` is for an index within known bounds.)',
};
const HTML = 'Text goes in as text: HTML from a string opens the page to injection and breaks Trusted Types.';
const STYLE = 'A strict CSP refuses inline styles. Use a class or element.style.setProperty.';
const SET_STYLE = "CallExpression[callee.property.name='setAttribute'][arguments.0.value='style']";
const INLINE = [
  { selector: "JSXAttribute[name.name='style']", message: STYLE },
  { selector: SET_STYLE, message: STYLE },
  { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: HTML },
  { selector: "Property[key.name='dangerouslySetInnerHTML']", message: HTML },
  { selector: 'AssignmentExpression[left.property.name=/^(inner|outer)HTML$/]', message: HTML },
  { selector: "CallExpression[callee.property.name='insertAdjacentHTML']", message: HTML },
];

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/.svelte-kit/',
    '**/.next/',
    '**/.nuxt/',
    '**/.output/',
    'examples/*/build/',
    '**/next-env.d.ts',
    '**/reports/',
    '**/test-results/',
    '**/playwright-report/',
    '.tools/',
    '.ats/',
  ]),
  {
    // A disabled rule needs a line and a reason; one that hides nothing is noise.
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-constant-condition': ['error', { checkLoops: 'allExceptWhileTrue' }],
      'no-debugger': 'error',
      'no-dupe-else-if': 'error',
      'no-fallthrough': 'error',
      'no-self-compare': 'error',
      'no-template-curly-in-string': 'error',
      'no-unmodified-loop-condition': 'error',
      'no-unreachable-loop': 'error',
      'no-unsafe-finally': 'error',
      'no-unsafe-optional-chaining': 'error',
      'no-useless-escape': 'error',
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
    },
  },

  tseslint.configs.strictTypeChecked,
  {
    languageOptions: {
      parserOptions: {
        projectService: true,
        extraFileExtensions: ['.svelte', '.vue'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-import-type-side-effects': 'error',
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrors: 'all', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/restrict-template-expressions': [
        'error',
        { allowNumber: true, allowBoolean: true },
      ],
      // A port's in-memory twin is async by its interface, not by its body.
      '@typescript-eslint/require-await': 'off',
      // Wrong about a flag that another callback sets while this function waits, which is what async code is made of.
      '@typescript-eslint/no-unnecessary-condition': 'off',
      // Views, ports and commands are closures without `this`, made to be taken apart.
      '@typescript-eslint/unbound-method': 'off',
      // `Promise<void> | void` is the honest type of a callback that may be async.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // Replaced by ASSERTION below, which leaves `bytes[i]!` to code that counts its own indices.
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A type parameter used once still names what a caller asserts: `readJson<Quote>()`.
      '@typescript-eslint/no-unnecessary-type-parameters': 'off',
    },
  },

  { files: ['packages/*/src/**'], rules: { 'no-console': 'error' } },
  {
    files: sources(...REACT),
    ...reactHooks.configs.flat.recommended,
    rules: { ...reactHooks.configs.flat.recommended.rules, 'react-hooks/exhaustive-deps': 'error' },
  },
  {
    files: ['packages/svelte/**', 'examples/sveltekit/**'],
    extends: [svelte.configs.recommended],
    rules: {
      'svelte/no-at-html-tags': 'error',
      'svelte/no-inline-styles': 'error',
      'svelte/no-target-blank': 'error',
      'svelte/require-each-key': 'error',
      // White space at the edge of a block is dropped unless it is written so.
      'svelte/no-useless-mustaches': 'off',
      // Where a link of ours leads is no route of the page.
      'svelte/no-navigation-without-resolve': 'off',
      // `let props = $props()` is reassigned by Svelte; `prefer-const` knows nothing of runes.
      'prefer-const': 'off',
      'svelte/prefer-const': 'error',
    },
  },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: {
      parserOptions: { parser: tseslint.parser, svelteConfig: { compilerOptions: { runes: true } } },
    },
  },
  vue.configs['flat/essential'],
  {
    files: ['**/*.vue'],
    languageOptions: { parserOptions: { parser: tseslint.parser } },
    rules: {
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/html-button-has-type': 'error',
      'vue/no-static-inline-styles': ['error', { allowBinding: false }],
      'vue/no-undef-components': 'error',
      'vue/no-unused-properties': 'error',
      'vue/no-v-html': 'error',
    },
  },
  {
    // What a component is, vue-tsc alone knows: here it is of no type at all.
    files: ['packages/vue/**'],
    rules: {
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
    },
  },
  { rules: { 'no-restricted-syntax': ['error', ASSERTION] } },
  {
    files: FACES.map((folder) => `${folder}/src/**`),
    rules: { 'no-restricted-syntax': ['error', ASSERTION, ...INLINE] },
  },
  {
    files: FACES.map((folder) => `${folder}/src/**`),
    plugins: { faces: { rules: { 'no-bare-text': noBareText } } },
    rules: { 'faces/no-bare-text': 'error' },
  },
  {
    files: PURE.map((name) => `packages/${name}/src/**`),
    rules: restrictGlobals(OUTSIDE, 'This package runs anywhere: no DOM, no Node. Use a port.'),
  },
  {
    files: ['packages/machine/src/**'],
    rules: restrictGlobals(
      [...OUTSIDE, ...TIMERS],
      'Machines are pure: use a port, or a named delay for time.',
    ),
  },

  ...arrowConfigs(),

  {
    // Tests read JSON bodies and reach for what must be there; a wrong guess fails the test, which is its job.
    files: TEST_FILES,
    rules: {
      'no-console': 'off',
      'no-restricted-globals': 'off',
      'no-restricted-syntax': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/restrict-template-expressions': 'off',
    },
  },
  {
    // Sites have words of their own, and types that their framework writes when it builds them: `check` reads those.
    files: ['examples/**'],
    ...tseslint.configs.disableTypeChecked,
    rules: {
      ...tseslint.configs.disableTypeChecked.rules,
      'vue/no-bare-strings-in-template': 'off',
      'vue/no-undef-components': 'off',
    },
  },
  {
    // Plain JavaScript belongs to no tsconfig, and the types of TypeScript are oxlint's.
    files: ['**/*.{js,mjs,cjs,ts,tsx,mts}'],
    ...tseslint.configs.disableTypeChecked,
  },
);
