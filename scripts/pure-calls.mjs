// Marks what a module computes when it is loaded as free of effects, so that a bundler drops what nobody uses of it.
import { RolldownMagicString } from 'rolldown';

const MARK = '/* @__PURE__ */ ';
const LATER = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);
const CALLS = new Set(['CallExpression', 'NewExpression']);

/** All nodes of an expression that run when it is evaluated: not what only runs when somebody calls a function of it. */
function* nodesIn(node) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const item of node) yield* nodesIn(item);
    return;
  }
  if (LATER.has(node.type)) return;
  if (typeof node.type === 'string') yield node;
  for (const value of Object.values(node)) yield* nodesIn(value);
}

/** Bundlers fear getters behind these, and no mark for calls can tell them otherwise. */
function readsProperties(nodes) {
  const callees = new Set(nodes.filter(({ type }) => CALLS.has(type)).map(({ callee }) => callee));
  return nodes.some(
    (node) =>
      node.type === 'SpreadElement' ||
      (node.type === 'MemberExpression' && !callees.has(node)) ||
      (node.type === 'TemplateLiteral' && node.expressions.length > 0),
  );
}

/** The values of the variables that a module declares. A statement of its own is there for its effect, and stays. */
const valuesOf = ({ body }) =>
  body
    .map((node) => (node.type === 'ExportNamedDeclaration' ? node.declaration : node))
    .filter((node) => node?.type === 'VariableDeclaration')
    .flatMap(({ declarations }) => declarations.map(({ init }) => init))
    .filter((init) => init !== null);

function mark(text, value) {
  const nodes = [...nodesIn(value)];
  if (readsProperties(nodes) && !nodes.some(({ type }) => type === 'AwaitExpression')) {
    text.appendLeft(value.start, `${MARK}(() => (`).appendRight(value.end, '))()');
  }
  // `a().b()` is two calls that begin at the same place, and one mark serves both.
  const starts = new Set(nodes.filter(({ type }) => CALLS.has(type)).map(({ start }) => start));
  for (const start of starts) text.appendLeft(start, MARK);
}

/**
 * For packages with `sideEffects: false`: the flag lets bundlers leave out a module, this lets them leave out the parts of
 * one. A module is one file here, and no bundler dares to drop a call by itself.
 *
 * @returns {import('rolldown').Plugin}
 */
export function pureCalls() {
  return {
    name: 'pure-calls',
    renderChunk(code, chunk) {
      // Declarations pass through here as well, and are no JavaScript.
      if (!chunk.fileName.endsWith('.js')) return null;
      const marked = new RolldownMagicString(code);
      for (const value of valuesOf(this.parse(code))) mark(marked, value);
      return { code: marked.toString(), map: marked.generateMap({ hires: 'boundary' }).toString() };
    },
  };
}
