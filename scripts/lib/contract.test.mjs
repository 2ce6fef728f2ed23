import assert from 'node:assert/strict';
import { test } from 'node:test';
import { checkRules, contractTable, idsIn, proveContract } from './contract.mjs';

const rule = (id) => ({ id, section: id.split('.')[0], rule: `the text of ${id}` });
const suite = (...tests) => ({
  folder: 'packages/protocol',
  kind: 'unit',
  seconds: 1,
  tests: tests.map(([title, outcome]) => ({ file: 'test/a.test.ts', title, outcome })),
});

test('a title names rules in square brackets, one or several', () => {
  assert.deepEqual(idsIn('[4.confirm.once] a repeated confirm'), ['4.confirm.once']);
  assert.deepEqual(idsIn('quotes [4.quote] [8.tree] and so on'), ['4.quote', '8.tree']);
  assert.deepEqual(idsIn('[4.quote, 8.tree] and so on'), ['4.quote', '8.tree']);
});

test('brackets with anything else are text', () => {
  for (const title of ['[object Object]', '[1.5]', '[1, 2]', 'a[0].b', '[]', '[4]', '[4.quote or so]']) {
    assert.deepEqual(idsIn(title), [], title);
  }
});

test('a passing test proves its rule, under its full title', () => {
  const { proofs, problems } = proveContract(
    [rule('4.quote')],
    [suite(['prices [4.quote] add up', 'passed'])],
  );
  assert.deepEqual(problems, []);
  assert.deepEqual(proofs[0].tests, ['packages/protocol/test/a.test.ts › prices [4.quote] add up']);
});

test('the same test in two projects is one proof', () => {
  const twice = suite(['[4.quote] x', 'passed'], ['[4.quote] x', 'passed']);
  assert.equal(proveContract([rule('4.quote')], [twice]).proofs[0].tests.length, 1);
});

test('a rule without a test is a gap', () => {
  assert.deepEqual(proveContract([rule('4.quote')], []).problems, ['4.quote: no test names it']);
});

test('a failed or skipped test proves nothing', () => {
  for (const outcome of ['failed', 'skipped']) {
    const { problems } = proveContract([rule('4.quote')], [suite(['[4.quote] x', outcome])]);
    assert.deepEqual(problems, ['4.quote: its tests failed or were skipped']);
  }
});

test('one passing test is enough', () => {
  const suites = [suite(['[4.quote] x', 'failed'], ['[4.quote] y', 'passed'])];
  assert.deepEqual(proveContract([rule('4.quote')], suites).problems, []);
});

test('an id that is no rule is a misspelling, whatever became of the test', () => {
  const suites = [suite(['[4.qoute] x', 'passed'], ['[4.qoute] y', 'failed'])];
  assert.deepEqual(proveContract([], suites).problems, [
    '4.qoute is no rule, but is named by packages/protocol/test/a.test.ts › [4.qoute] x (and 1 more)',
  ]);
});

test('the list of rules is checked too', () => {
  assert.deepEqual(checkRules([rule('4.quote')]), []);
  assert.deepEqual(checkRules([rule('4.quote'), rule('4.quote')]), ['4.quote stands twice in the list']);
  assert.deepEqual(checkRules([{ ...rule('4.quote'), section: '5' }]), [
    '4.quote does not begin with its section "5"',
  ]);
  assert.deepEqual(checkRules([{ id: 'quote', section: '4', rule: 'x' }]), ['"quote" is not a rule\'s id']);
  assert.deepEqual(checkRules([{ ...rule('4.quote'), rule: ' ' }]), ['4.quote has no text']);
  assert.deepEqual(checkRules({}), ['the rules are no array']);
});

test('the table shows every rule, and a gap as (none)', () => {
  const { proofs } = proveContract([rule('4.quote'), rule('8.tree')], [suite(['[4.quote] x', 'passed'])]);
  const lines = contractTable(proofs).split('\n');
  assert.match(
    lines[2],
    /^4\.quote {2}the text of 4\.quote {2}packages\/protocol\/test\/a\.test\.ts › \[4\.quote\] x$/,
  );
  assert.match(lines[3], /^8\.tree .*\(none\)$/);
});
