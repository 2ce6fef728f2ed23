// Marks what a module computes when it is loaded as free of effects, so that a bundler drops what nobody uses of it.
import { RolldownMagicString } from 'rolldown';

const MARK = '/* @__PURE__ */ ';
const LATER = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

/** Where the calls of an expression begin, except those that only run when somebody calls a function of it. */
function* callsIn(node) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const item of node) yield* callsIn(item);
    return;
  }
  if (LATER.has(node.type)) return;
  if (node.type === 'CallExpression' || node.type === 'NewExpression') yield node.start;
  for (const [key, value] of Object.entries(node)) if (key !== 'parent') yield* callsIn(value);
}

/** The same, for the variables that a module declares. A statement of its own is there for its effect, and stays. */
function callsOf(program) {
  const declarations = program.body
    .map((node) => (node.type === 'ExportNamedDeclaration' ? node.declaration : node))
    .filter((node) => node?.type === 'VariableDeclaration');
  // `a().b()` is two calls that begin at the same place, and one mark serves both.
  return new Set(callsIn(declarations.map(({ declarations: [...each] }) => each.map(({ init }) => init))));
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
      for (const start of callsOf(this.parse(code))) marked.appendLeft(start, MARK);
      return { code: marked.toString(), map: marked.generateMap({ hires: 'boundary' }).toString() };
    },
  };
}
