import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fuzzVariables } from './fuzz.mjs';

test('a run has the seed that it is given, or one of its own', () => {
  assert.deepEqual(fuzzVariables(['--seed', '7', '--route', 'initWork']), {
    ATS_FUZZ_SEED: '7',
    ATS_FUZZ_RUNS: '300',
    ATS_FUZZ_ROUTE: 'initWork',
  });
  assert.equal(fuzzVariables([], () => 0.5).ATS_FUZZ_SEED, String(2 ** 30));
});

test('what is not understood is refused', () => {
  assert.throws(() => fuzzVariables(['--sead', '7']), /--sead 7/);
  assert.throws(() => fuzzVariables(['--seed']), /--seed/);
  assert.throws(() => fuzzVariables(['--seed', 'x']), /--seed x/);
});
