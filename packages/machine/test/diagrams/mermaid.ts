import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { type Edge, childrenOf, edgesOf, pathOf } from './parts.ts';

/** Mermaid's own words, and everything that is no letter. */
const idOf = (node: AnyStateNode) => `s_${node.path.join('_').replace(/\W/g, '_') || 'all'}`;

const indent = (lines: string[]) => lines.map((line) => `  ${line}`);

function ancestors(node: AnyStateNode): AnyStateNode[] {
  return node.parent ? [...ancestors(node.parent), node] : [node];
}

/**
 * Mermaid draws no arrow between the insides of two states. It is drawn between the outermost states that differ, and says
 * what was meant.
 */
function lift({ source, target, event, guard }: Edge & { target: AnyStateNode }) {
  const [from, to] = [ancestors(source), ancestors(target)];
  let depth = 0;
  while (depth < from.length - 1 && depth < to.length - 1 && from[depth] === to[depth]) depth += 1;
  const start = from[depth] ?? source;
  const end = to[depth] ?? target;
  const words = [
    start === source ? '' : `in ${source.key},`,
    event,
    guard === '' ? '' : `[${guard}]`,
    end === target ? '' : `→ ${target.key}`,
  ];
  return { start, end, label: words.filter(Boolean).join(' '), depth };
}

function drawState(node: AnyStateNode, arrows: ReturnType<typeof lift>[]): string[] {
  const id = idOf(node);
  const invoked = node.invoke
    .map(({ src }) => (typeof src === 'string' ? `runs ${src}` : ''))
    .filter(Boolean);
  const children = childrenOf(node);
  const name = [node.parent ? node.key : node.machine.id, ...invoked].join('\\n');
  const label = `state "${name}" as ${id}`;
  if (children.length === 0) return [label];
  return [`${label} {`, ...indent(drawInside(node, arrows)), '}'];
}

function drawInside(node: AnyStateNode, arrows: ReturnType<typeof lift>[]): string[] {
  const children = childrenOf(node);
  if (node.type === 'parallel') {
    return children.flatMap((region, index) => [
      ...(index === 0 ? [] : ['--']),
      ...drawState(region, arrows),
    ]);
  }
  const [initial] = node.initial.target ?? [];
  return [
    ...(initial ? [`[*] --> ${idOf(initial)}`] : []),
    ...children.flatMap((child) => drawState(child, arrows)),
    ...arrows
      .filter(({ start, end }) => start.parent === node && end.parent === node)
      .map(({ start, end, label }) => `${idOf(start)} --> ${idOf(end)} : ${label}`),
    ...children.filter(({ type }) => type === 'final').map((child) => `${idOf(child)} --> [*]`),
  ];
}

/** The states of a machine and the ways between them, as a Mermaid diagram. */
export function mermaidOf(machine: AnyStateMachine): string {
  const arrows = edgesOf(machine).flatMap((edge) => {
    const { target } = edge;
    // What begins or ends at the machine itself is in the table.
    if (!target || edge.source === machine.root) return [];
    return [lift({ ...edge, target })];
  });
  const { root } = machine;
  // Regions side by side stand inside a state, and nowhere else.
  const drawn = root.type === 'parallel' ? drawState(root, arrows) : drawInside(root, arrows);
  return ['stateDiagram-v2', ...indent(drawn)].join('\n');
}

/** The page of a machine: its diagram, and under it everything that it does. */
export function pageOf(machine: AnyStateMachine, source: string): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const rows = edgesOf(machine).map(
    ({ source: from, target, event, guard, actions }) =>
      `| ${[pathOf(from), event, guard, target ? pathOf(target) : '', actions.join(', ')].map(cell).join(' | ')} |`,
  );
  return [
    `# ${machine.id}`,
    '',
    `[The machine](../../${source}) as it is defined. Written by \`pnpm diagrams\`; a test fails when it is out of date.`,
    'An arrow from or to the inside of a state is drawn at its edge and says so.',
    '',
    '```mermaid',
    mermaidOf(machine),
    '```',
    '',
    '| in | on | if | goes to | does |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
