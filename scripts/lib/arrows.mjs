// The arrows between the packages, written once. Everything that enforces them is generated from ARROWS.
import { builtinModules } from 'node:module';
import path from 'node:path';

export const SCOPE = '@ats-kit/';

/**
 * What each package may import of ours: `values` at run time, `types` only with `import type`, `tests` in its tests alone.
 * Arrows run one way, so that the core can be used, tested and bundled without a face, and no cycle can form.
 *
 * @type {Record<string, { folder: string, values: string[], types?: string[], tests?: string[] }>}
 */
export const ARROWS = {
  protocol: { folder: 'packages/protocol', values: [] },
  client: { folder: 'packages/client', values: ['protocol'] },
  machine: { folder: 'packages/machine', values: ['protocol'] },
  theme: { folder: 'packages/theme', values: [] },
  dom: { folder: 'packages/dom', values: ['machine', 'client'], types: ['protocol'] },
  react: { folder: 'packages/react', values: ['machine', 'dom', 'theme'], types: ['protocol'] },
  vue: { folder: 'packages/vue', values: ['machine', 'dom', 'theme', 'protocol'] },
  svelte: { folder: 'packages/svelte', values: ['machine', 'dom', 'theme'], types: ['protocol'] },
  element: { folder: 'packages/element', values: ['react', 'theme', 'protocol'], types: ['machine'] },
  // The API's tests may drive it with the client that is published for it.
  api: { folder: 'apps/api', values: ['protocol'], tests: ['client'] },
  // Private: breaks what stands between a flow and the real API. Nothing leads to it.
  faults: { folder: 'packages/faults', values: ['protocol', 'client', 'machine', 'api'] },
  // Private: one suite that every face has to pass. Nothing leads to it.
  conformance: {
    folder: 'packages/conformance',
    values: ['protocol', 'client', 'machine', 'theme', 'react', 'vue', 'svelte', 'element'],
  },
  playground: {
    folder: 'apps/playground',
    values: ['protocol', 'client', 'machine', 'theme', 'react', 'vue', 'svelte', 'element'],
  },
  // What an integrator installs, and no more.
  'example-next': { folder: 'examples/next', values: ['react', 'theme'] },
  'example-nuxt': { folder: 'examples/nuxt', values: ['vue', 'theme'] },
  'example-sveltekit': { folder: 'examples/sveltekit', values: ['svelte', 'theme'] },
};

/** Files that are never published, and so may use Node, the DOM and the helpers in scripts/. */
export const TEST_FILES = [
  '**/test/**',
  '**/e2e/**',
  '**/bench/**',
  '**/*.test.{ts,tsx,mts,mjs,js}',
  '**/*.e2e.ts',
  '**/*.config.{ts,mts,js,mjs}',
];

/** Packages that run anywhere: no DOM, no Node. Whatever they need of the world enters through a port. */
export const PURE = ['protocol', 'machine'];

const NODE_MODULES = builtinModules.filter((name) => !name.startsWith('_'));
const NODE_IMPORT = `^(node:|(${NODE_MODULES.join('|').replaceAll('/', String.raw`\/`)})$)`;

const oneOf = (names) => `(${names.join('|')})(/|$)`;

/** `machine → protocol`, or `protocol → nothing of ours`. */
function describeArrow(name) {
  const { values, types = [] } = ARROWS[name];
  const targets = [...values, ...types.map((type) => `${type} (types)`)];
  return `${name} → ${targets.length === 0 ? 'nothing of ours' : targets.join(', ')}`;
}

function messageFor(name) {
  return `The arrow is ${describeArrow(name)}. See scripts/lib/arrows.mjs.`;
}

/** The options of `no-restricted-imports` for a package: everything of ours that no arrow leads to. */
function restrictedImports(name, { inTests }) {
  const { values, types = [], tests = [] } = ARROWS[name];
  const open = [...values, ...(inTests ? [name, ...tests, ...types] : [])];
  const closed = [...open, ...(inTests ? [] : types)];
  const patterns = [
    {
      regex: closed.length === 0 ? `^${SCOPE}` : `^${SCOPE}(?!${oneOf(closed)})`,
      message: messageFor(name),
    },
  ];
  if (!inTests && types.length > 0) {
    patterns.push({
      regex: `^${SCOPE}${oneOf(types)}`,
      allowTypeImports: true,
      message: `Only its types, by \`import type\`. ${messageFor(name)}`,
    });
  }
  if (!inTests && PURE.includes(name)) {
    patterns.push({ regex: NODE_IMPORT, message: `${name} runs anywhere: no Node modules. Use a port.` });
  }
  return { patterns };
}

/** The name that stands in the table for a file, or undefined for files outside the packages. */
function ownerOf(file) {
  const normal = file.replaceAll('\\', '/');
  return Object.keys(ARROWS).find((name) => normal.includes(`/${ARROWS[name].folder}/`));
}

/**
 * What `no-restricted-imports` cannot see: relative paths that leave the package, and `import()` of a package, as an
 * expression or in a type.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
const stayInside = {
  meta: {
    type: 'problem',
    schema: [{ type: 'object', properties: { inTests: { type: 'boolean' } }, additionalProperties: false }],
    messages: {
      leaves: "'{{source}}' leaves the package. Import the other package by its name. {{arrow}}",
      arrow: "'{{source}}' is not allowed here. {{arrow}}",
    },
  },
  create(context) {
    const name = ownerOf(context.filename);
    if (name === undefined) return {};
    const inTests = context.options[0]?.inTests ?? false;
    const [root] = context.filename.replaceAll('\\', '/').split(`/${ARROWS[name].folder}/`);
    const allowed = [path.join(root, ARROWS[name].folder), ...(inTests ? [path.join(root, 'scripts')] : [])];
    const { values, types = [], tests = [] } = ARROWS[name];

    function check(node, { typeOnly = false, named = true } = {}) {
      const source = node?.value;
      if (typeof source !== 'string') return;
      const arrow = messageFor(name);
      if (source.startsWith('.')) {
        const target = path.resolve(path.dirname(context.filename), source);
        const inside = allowed.some((folder) => target === folder || target.startsWith(folder + path.sep));
        if (!inside) context.report({ node, messageId: 'leaves', data: { source, arrow } });
      } else if (named && source.startsWith(SCOPE)) {
        const target = source.slice(SCOPE.length).split('/')[0];
        const open = [...values, ...(typeOnly || inTests ? types : []), ...(inTests ? [name, ...tests] : [])];
        if (!open.includes(target)) context.report({ node, messageId: 'arrow', data: { source, arrow } });
      }
    }
    return {
      ImportDeclaration: (node) => check(node.source, { named: false }),
      ExportNamedDeclaration: (node) => check(node.source, { named: false }),
      ExportAllDeclaration: (node) => check(node.source, { named: false }),
      ImportExpression: (node) => check(node.source),
      TSImportType: (node) => check(node.source ?? node.argument?.literal, { typeOnly: true }),
    };
  },
};

/** ESLint configs that keep the arrows, one pair a package: what is published, and its tests. */
export function arrowConfigs() {
  const plugins = { ats: { rules: { 'stay-inside': stayInside } } };
  const rules = (name, inTests) => ({
    '@typescript-eslint/no-restricted-imports': ['error', restrictedImports(name, { inTests })],
    'ats/stay-inside': ['error', { inTests }],
  });
  return Object.entries(ARROWS).flatMap(([name, { folder }]) => [
    { name: `arrows/${name}`, files: [`${folder}/**`], plugins, rules: rules(name, false) },
    {
      name: `arrows/${name}/tests`,
      files: TEST_FILES.map((glob) => `${folder}/${glob}`),
      plugins,
      rules: rules(name, true),
    },
  ]);
}
