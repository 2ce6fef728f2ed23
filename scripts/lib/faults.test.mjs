import assert from 'node:assert/strict';
import { test } from 'node:test';
import { faultVariables } from './faults.mjs';

test('without arguments every cell is run', () => {
  assert.deepEqual(faultVariables([]), { ATS_TEST_FULL: '1' });
});

test('a cell is named by its journey, its call and its fault', () => {
  for (const cell of ['register/confirm/reset', 'update by code/access work/429 after/lasting'])
    assert.deepEqual(faultVariables(['--cell', cell]), { ATS_FAULTS_CELL: cell });
});

test('anything else is refused', () => {
  for (const args of [['--cell'], ['--cell', 'register'], ['--mode', 'register'], ['--cell', 'a/b/c', 'd']])
    assert.throws(() => faultVariables(args), /only --cell/);
});
