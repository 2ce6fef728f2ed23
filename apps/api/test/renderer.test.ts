import { performance } from 'node:perf_hooks';
import { afterEach, describe, expect, it } from 'vitest';
import type { CertificateFacts } from '../src/certificate/facts.ts';
import { RenderError, type RendererOptions, createRenderer } from '../src/certificate/renderer.ts';

const facts = (title: string): CertificateFacts => ({
  certificate: {
    type: 'ats-certificate',
    version: 1,
    network: 'mainnet',
    genesisHash: '0x00',
    atsId: 1,
    versionNo: 1,
    title,
    mediaHash: '0'.repeat(64),
    creators: [
      { fullName: 'Ada', email: 'ada@example.org', roles: ['author'], ipi: undefined, isni: undefined },
    ],
    merkleRoot: '0'.repeat(64),
    commitment: `0x${'0'.repeat(64)}`,
    protocolVersion: 1,
    owner: 'owner',
    txHash: '0x00',
    blockNumber: 1,
    blockHash: '0x00',
    blockTime: '2026-04-30T11:00:00.000Z',
  },
  json: Buffer.from('{}'),
  explorerUrl: 'https://explorer.example/',
});

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function renderer(options?: RendererOptions) {
  const created = createRenderer(options);
  stops.push(created.stop);
  return created;
}

describe('the renderer', () => {
  it('[8.certificate.thread] sets type on a thread of its own: requests do not wait for it', async () => {
    const { render } = renderer();
    const before = performance.eventLoopUtilization();
    const pdf = await render(facts('夜空ノムコウへ、君と歩いた道を忘れない'));
    const { utilization } = performance.eventLoopUtilization(before);
    expect(Buffer.from(pdf.subarray(0, 5)).toString()).toBe('%PDF-');
    expect(utilization).toBeLessThan(0.6);
  });

  it('[8.certificate.thread] makes one after the other, each for whoever asked for it', async () => {
    const { render } = renderer();
    const [first, second, again] = await Promise.all(
      ['One', 'Two', 'One'].map((title) => render(facts(title))),
    );
    expect(Buffer.compare(first!, again!)).toBe(0);
    expect(Buffer.compare(first!, second!)).not.toBe(0);
  });

  it('[8.certificate.thread] goes on after a fault, and tells nothing of what was to be printed', async () => {
    const { render } = renderer();
    const broken = facts('Secret title');
    const wrong = { ...broken, certificate: { ...broken.certificate, creators: null as never } };
    const error = await render(wrong).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RenderError);
    expect((error as RenderError).stack).toMatch(/render/);
    expect(`${(error as RenderError).message} ${(error as RenderError).stack}`).not.toContain('Secret');
    expect((await render(facts('Song'))).length).toBeGreaterThan(1_000);
  });

  it('[8.certificate.thread] has a limit of time and of how many may wait', async () => {
    const hurried = renderer({ timeoutMs: 1 });
    await expect(hurried.render(facts('Song'))).rejects.toMatchObject({ name: 'AbortError' });
    const small = renderer({ maxWaiting: 1 });
    const first = small.render(facts('Song'));
    await expect(small.render(facts('Song'))).rejects.toThrow('Too many certificates are waiting');
    await first;
  });

  it('[8.certificate.thread] ends with the process that it belongs to', async () => {
    const stopped = createRenderer();
    const under = stopped.render(facts('Song')).catch((error: unknown) => error);
    await new Promise((resolve) => setTimeout(resolve, 10));
    await stopped.stop();
    expect(await under).toBeInstanceOf(Error);
    await expect(stopped.render(facts('Song'))).rejects.toThrow(RenderError);
  });
});
