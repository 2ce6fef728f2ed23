import { describe, expect, it } from 'vitest';
import { createHash } from 'node:crypto';
import { useTestApi } from './support/api.ts';
import { registered } from './support/works.ts';

const api = useTestApi();

describe('GET /explorer/{network}/tx/{hash}', () => {
  it('[4.explorer.page] shows transaction, block, parent, time, commitment, protocol version and ATS id', async () => {
    const { result, quote } = await registered(api, await api.organization());
    const response = await api.call(new URL(result['explorer_url']).pathname);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    const page = await response.text();
    const block = await api.database
      .selectFrom('chain_blocks')
      .selectAll()
      .where('hash', '=', result['block_hash'])
      .executeTakeFirstOrThrow();
    for (const fact of [
      result['tx_hash'],
      result['block_hash'],
      block.parent_hash,
      block.sealed_at.toISOString(),
      quote['commitment'],
    ]) {
      expect(page).toContain(fact);
    }
    const facts = page.replaceAll(/\s*(<[^>]+>)\s*/g, '$1');
    expect(facts).toContain('Protocol version</dt><dd>1<');
    expect(facts).toContain(`ATS id</dt><dd>${result['ats_id']}<`);
    expect(page).toContain(`Block ${result['block_number']}`);
  });

  it('[4.explorer.silent] ids, codes and names never stand in it', async () => {
    const { result, transactionId, jobId } = await registered(api, await api.organization());
    const page = await (await api.call(new URL(result['explorer_url']).pathname)).text();
    for (const secret of [
      result['access_code'],
      result['work_id'],
      transactionId,
      jobId,
      'Ada',
      'ada@example.org',
      'Song',
      'song.wav',
    ]) {
      expect(page).not.toContain(secret);
    }
    expect(result['explorer_url']).not.toContain(transactionId);
  });

  it('[4.explorer.csp] a strict CSP lets its own style sheet apply and nothing else', async () => {
    const { result } = await registered(api, await api.organization());
    const response = await api.call(new URL(result['explorer_url']).pathname);
    const page = await response.text();
    const style = /<style>([\s\S]*)<\/style>/.exec(page)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(response.headers.get('content-security-policy')).toBe(
      `default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
    );
    expect(page).not.toMatch(/<script|style="|onload/);
  });

  it.each([
    `testnet/tx/0x${'0'.repeat(64)}`,
    'testnet/tx/nothing',
    `devnet/tx/0x${'0'.repeat(64)}`,
    'testnet/tx/%3Cscript%3Ealert(1)%3C%2Fscript%3E',
  ])('[4.explorer.missing] what is not there is a page of its own, 404: %s', async (path) => {
    const response = await api.call(`/explorer/${path}`);
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toMatch(/^text\/html/);
    expect(await response.text()).not.toContain('<script');
  });

  it('[4.explorer.missing] a transaction of the other network is not there', async () => {
    const { result } = await registered(api, await api.organization());
    expect((await api.call(`/explorer/mainnet/tx/${result['tx_hash']}`)).status).toBe(404);
  });
});
