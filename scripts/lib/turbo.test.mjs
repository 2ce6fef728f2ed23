import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { test } from 'node:test';
import { lastLines } from './turbo.mjs';

const given = (t, log) => {
  const base = mkdtempSync(path.join(tmpdir(), 'ats-turbo-'));
  t.after(() => rmSync(base, { recursive: true }));
  mkdirSync(path.join(base, 'apps/api/.turbo'), { recursive: true });
  writeFileSync(path.join(base, 'apps/api/.turbo/turbo-test$colon$postgres.log'), log);
  return base;
};

test('what a task said last: its last lines, bare, without colours and without end', (t) => {
  const log = `first\n\n\u001b[31msecond\u001b[39m  \n\n${'x'.repeat(500)}\n`;
  const base = given(t, log);
  assert.deepEqual(lastLines('test:postgres', 'apps/api', 2, base), ['second', 'x'.repeat(200)]);
});

test('a task that never ran said nothing', (t) => {
  assert.deepEqual(lastLines('check', 'apps/api', 15, given(t, '')), []);
  assert.deepEqual(lastLines('test:postgres', 'apps/none', 15, given(t, '')), []);
});
