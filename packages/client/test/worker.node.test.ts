import { expect, it } from 'vitest';
import { WORKER_SOURCE } from '../src/hashing/worker.source.ts';
import { bundleWorker } from '../worker/bundle.ts';

it('the worker in src/ is the one that is written: `npm run build:worker` after every change', async () => {
  expect(WORKER_SOURCE).toBe(await bundleWorker());
});
