import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { groupRuns } from './groups.mjs';
import { freePort, portFrom } from './ports.mjs';
import { env, launch, run, stopAll } from './processes.mjs';

const quiet = { stdio: 'ignore' };

test('a command gives its exit code, and 1 when it cannot start', async () => {
  assert.equal(await run('sh', ['-c', 'exit 3'], quiet), 3);
  assert.equal(await run('no-such-command-here', [], quiet), 1);
});

test('what a command leaves behind goes with it', async () => {
  const { child, exited } = launch('sh', ['-c', 'sleep 300 & exit 0'], quiet);
  assert.equal(await exited, 0);
  assert.equal(groupRuns(child.pid), false);
});

test('stopping reaches the children of children', async () => {
  const { child } = launch('sh', ['-c', 'sleep 300 & sleep 300'], quiet);
  await sleep(100);
  assert.equal(groupRuns(child.pid), true);
  await stopAll();
  assert.equal(groupRuns(child.pid), false);
});

test("npm's own variables do not reach the children", () => {
  assert.deepEqual(
    Object.keys(env).filter((name) => /^npm_/i.test(name)),
    [],
  );
});

test('a taken port gives way to the next free one, and one that is spoken for is left out', async (t) => {
  const server = createServer();
  t.after(() => server.close());
  const taken = await new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve(server.address().port));
  });
  const next = await freePort(taken, '127.0.0.1');
  assert.ok(next > taken);
  assert.ok((await freePort(taken, '127.0.0.1', [next])) > next);
});

test('a port from the environment is a number in range', () => {
  assert.equal(portFrom('P', undefined, 8787), 8787);
  assert.equal(portFrom('P', '', 8787), 8787);
  assert.equal(portFrom('P', '9000', 8787), 9000);
  for (const value of ['abc', '0', '65536', '80.5'])
    assert.throws(() => portFrom('P', value, 8787), /P must be a port/);
});
