// Which test proves which rule of the protocol: a test names the rule's id in its title, in square brackets.
import { table } from './table.mjs';

/**
 * @typedef {{ id: string, section: string, rule: string }} Rule
 * @typedef {import('./reports.mjs').Suite} Suite
 */

// A section's number, then at least one word: `4.confirm.once`. `[1.5]` and `[object Object]` are not meant.
const ID = /^\d+(\.[A-Za-z0-9_-]+)*\.[A-Za-z][A-Za-z0-9_-]*(\.[A-Za-z0-9_-]+)*$/;

/** The ids in a title: `[4.confirm.once] …`, `[4.confirm.once] [8.tree] …` or `[4.confirm.once, 8.tree] …`. */
export function idsIn(title) {
  return [...title.matchAll(/\[([^[\]]+)\]/g)].flatMap(([, inner]) => {
    const parts = inner.split(',').map((part) => part.trim());
    return parts.every((part) => ID.test(part)) ? parts : [];
  });
}

/** What is wrong with the list of rules itself. */
export function checkRules(rules) {
  if (!Array.isArray(rules)) return ['the rules are no array'];
  const seen = new Set();
  return rules.flatMap(({ id, section, rule } = {}) => {
    const problems = [];
    if (typeof id !== 'string' || !ID.test(id)) problems.push(`"${id}" is not a rule's id`);
    else if (!id.startsWith(`${section}.`))
      problems.push(`${id} does not begin with its section "${section}"`);
    if (typeof rule !== 'string' || rule.trim() === '') problems.push(`${id} has no text`);
    if (seen.has(id)) problems.push(`${id} stands twice in the list`);
    seen.add(id);
    return problems;
  });
}

/**
 * Holds the rules against the tests.
 *
 * @param {Rule[]} rules
 * @param {Suite[]} suites
 */
export function proveContract(rules, suites) {
  if (!Array.isArray(rules)) return { proofs: [], problems: checkRules(rules) };
  const known = new Set(rules.map(({ id }) => id));
  const mentions = suites.flatMap(({ folder, tests }) =>
    tests.flatMap((test) =>
      idsIn(test.title).map((id) => ({ id, outcome: test.outcome, where: where(folder, test) })),
    ),
  );
  const proofs = rules.map(({ id, rule }) => {
    const named = mentions.filter((mention) => mention.id === id);
    const passing = named.filter(({ outcome }) => outcome === 'passed');
    return { id, rule, tests: distinct(passing), notPassing: named.length - passing.length };
  });
  const gaps = proofs
    .filter(({ tests }) => tests.length === 0)
    .map(({ id, notPassing }) =>
      notPassing > 0 ? `${id}: its tests failed or were skipped` : `${id}: no test names it`,
    );
  const strangers = new Set(mentions.map(({ id }) => id).filter((id) => !known.has(id)));
  const unknown = [...strangers].map((id) => {
    const [first, ...others] = distinct(mentions.filter((mention) => mention.id === id));
    const more = others.length > 0 ? ` (and ${others.length} more)` : '';
    return `${id} is no rule, but is named by ${first}${more}`;
  });
  return { proofs, problems: [...checkRules(rules), ...gaps, ...unknown] };
}

const where = (folder, { file, title }) => `${folder}/${file} › ${title}`;

// The same test in two projects (Node and a browser) is one line.
const distinct = (mentions) => [...new Set(mentions.map((mention) => mention.where))];

/** One line a proof; a rule's id and text stand on its first line only. */
export function contractTable(proofs) {
  const rows = proofs.flatMap(({ id, rule, tests }) =>
    (tests.length === 0 ? ['(none)'] : tests).map((test, index) =>
      index === 0 ? [id, rule, test] : ['', '', test],
    ),
  );
  return table(['rule id', 'rule', 'test'], rows);
}
