import { AtsError } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { flush } from './harness/calls.ts';
import {
  FRESH_TOKEN,
  REQUEST_ID,
  TOKEN,
  confirmation,
  draft,
  expired,
  quoteOf,
  refusal,
  uploadJob,
} from './harness/fixtures.ts';
import { type FlowHarness, createFlowHarness } from './harness/flow.ts';

const tokenOf = async (script: FlowHarness['calls']['initWork' | 'prepare' | 'confirm']) =>
  (await script.nextCall()).options.token;

describe('setToken()', () => {
  it('[3.flow.set-token] counts before the start', async () => {
    const flow = createFlowHarness({ token: undefined, unstarted: true });
    flow.flow.setToken(FRESH_TOKEN);
    flow.flow.start();
    await flow.user.submit();
    expect(await tokenOf(flow.calls.initWork)).toBe(FRESH_TOKEN);
  });

  it('[3.flow.set-token] counts while the form is filled in', async () => {
    const flow = createFlowHarness();
    flow.user.fill();
    flow.flow.setToken(FRESH_TOKEN);
    await flow.user.submit();
    expect(await tokenOf(flow.calls.initWork)).toBe(FRESH_TOKEN);
  });

  it('[3.flow.set-token] counts between two requests of a submission', async () => {
    const flow = createFlowHarness();
    await flow.reach.uploading();
    flow.flow.setToken(FRESH_TOKEN);
    await flow.service.hash();
    await flow.service.upload();
    expect(await tokenOf(flow.calls.prepare)).toBe(FRESH_TOKEN);
  });

  it('[2.flow.token] releases what waits for it: the screen stays, with a veil over it', async () => {
    const flow = createFlowHarness({ token: undefined });
    await flow.user.submit();
    expect(flow.names()).toEqual(['ready', 'token-expired']);
    expect(flow.detail('allfeat:token-expired')).toEqual({ pendingAction: 'submit' });
    expect(flow.state()).toEqual({ screen: 'UPLOAD', phase: 'token' });
    expect(flow.on('upload').overlay).not.toBeNull();
    flow.flow.setToken(TOKEN);
    await flow.service.init();
    expect(flow.on('upload').overlay).toBeNull();
    expect(flow.state()).toEqual({ screen: 'UPLOAD', jobId: 'job-1' });
  });

  it('[3.flow.set-token] may be called from the very event that asks for it', async () => {
    const flow = createFlowHarness({
      token: undefined,
      onEvent: ({ type }) => {
        if (type === 'allfeat:token-expired') flow.flow.setToken(FRESH_TOKEN);
      },
    });
    await flow.user.submit();
    const init = await flow.calls.initWork.nextCall();
    expect(init.options.token).toBe(FRESH_TOKEN);
    await init.rejectWith(expired());
    await flow.service.init();
    flow.flow.reset();
    await flush();
    await flow.user.submit();
    expect(await tokenOf(flow.calls.initWork)).toBe(FRESH_TOKEN);
    expect(flow.names().filter((name) => name === 'token-expired')).toHaveLength(3);
  });

  it('counts after the flow was stopped, for the next start', async () => {
    const flow = createFlowHarness({ token: undefined });
    flow.flow.stop();
    await flush();
    flow.flow.setToken(FRESH_TOKEN);
    flow.flow.start();
    await flow.user.submit();
    expect(await tokenOf(flow.calls.initWork)).toBe(FRESH_TOKEN);
  });
});

describe('getToken()', () => {
  it('[3.flow.get-token.start] is asked at the start, with what the token is for', async () => {
    const flow = createFlowHarness({ withGetToken: true, network: 'mainnet' });
    const call = await flow.calls.getToken.nextCall();
    expect(call.input).toEqual({ reason: 'start', actionType: 'register', network: 'mainnet' });
    await call.respondWith(TOKEN);
    await flow.user.submit();
    expect(await tokenOf(flow.calls.initWork)).toBe(TOKEN);
    expect(flow.names()).toEqual(['ready']);
  });

  it('[3.flow.get-token.start] is not asked where the host gave a token', async () => {
    const flow = createFlowHarness({ withGetToken: true, token: TOKEN });
    await flow.user.submit();
    expect(await tokenOf(flow.calls.initWork)).toBe(TOKEN);
    expect(flow.calls.getToken.count).toBe(0);
  });

  it('[3.flow.get-token.late] comes too late once the host gave a token', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    const call = await flow.calls.getToken.nextCall();
    flow.flow.setToken(FRESH_TOKEN);
    expect(call.isAborted).toBe(true);
    await call.respondWith(TOKEN);
    await flow.user.submit();
    expect(await tokenOf(flow.calls.initWork)).toBe(FRESH_TOKEN);
  });

  it('[3.flow.get-token.late] comes too late also where the host ignores the signal', async () => {
    const world = createFlowHarness({ unstarted: true });
    let answer: (token: string) => void = () => undefined;
    world.ports.getToken = () => new Promise((resolve) => (answer = resolve));
    const flow = createFlowHarness({ world, token: undefined });
    flow.flow.setToken(FRESH_TOKEN);
    answer(TOKEN);
    await flush();
    await flow.user.submit();
    expect(await tokenOf(flow.calls.initWork)).toBe(FRESH_TOKEN);
  });

  it('[3.flow.one-time] is asked for an unspent token by the next registration', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith(TOKEN);
    await flow.reach.complete();
    expect(flow.calls.prepare.calls[0]?.options.token).toBe(TOKEN);
    expect(flow.calls.confirm.calls[0]?.options.token).toBe(TOKEN);
    await flow.user.press(flow.on('complete').code?.download);
    await flow.user.press(flow.on('complete').another);
    await flow.user.submit();
    const call = await flow.calls.getToken.nextCall();
    expect(call.input.reason).toBe('spent');
    await call.respondWith(FRESH_TOKEN);
    expect(flow.calls.initWork.calls[1]?.options.token).toBe(FRESH_TOKEN);
    expect(flow.names()).not.toContain('token-expired');
  });

  it.each([
    ['an error of the host', new Error('offline')],
    ['an error of the client', new AtsError('widget.token_unavailable')],
  ])('[3.flow.get-token.fails] is survived and then asked of the host: %s', async (_, error) => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).rejectWith(error);
    expect(flow.names()).toEqual(['ready', 'error']);
    expect(flow.detail('allfeat:error')).toMatchObject({ code: 'widget.token_unavailable', requestId: null });
    await flow.user.submit();
    await (await flow.calls.getToken.nextCall()).rejectWith(error);
    expect(flow.names()).toEqual(['ready', 'error', 'error', 'token-expired']);
    flow.flow.setToken(TOKEN);
    expect(await tokenOf(flow.calls.initWork)).toBe(TOKEN);
  });

  it.each(['', undefined])('[3.flow.get-token.fails] has failed when it answers %o', async (answer) => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith(answer as string);
    expect(flow.detail('allfeat:error')).toMatchObject({ code: 'widget.token_unavailable' });
  });
});

describe('a refused token', () => {
  const requests = {
    init: { script: 'initWork', answer: uploadJob() },
    prepare: { script: 'prepare', answer: quoteOf(draft) },
    confirm: { script: 'confirm', answer: confirmation },
  } as const;
  const before = {
    init: (flow: FlowHarness) => flow.user.submit(),
    prepare: (flow: FlowHarness) => flow.reach.preparing(),
    confirm: (flow: FlowHarness) => flow.reach.confirming(),
  };
  const names = Object.keys(requests) as (keyof typeof requests)[];

  it.each(names)('[2.flow.token] repeats %s and nothing else', async (name) => {
    const flow = createFlowHarness();
    await before[name](flow);
    const { script, answer } = requests[name];
    const counts = () => names.map((other) => flow.calls[requests[other].script].count);
    const [init, prepare, confirm] = counts();
    const call = await flow.calls[script].nextCall();
    await call.rejectWith(expired());
    const waiting = flow.screen();
    expect(flow.state().phase).toBe('token');
    expect(flow.names().at(-1)).toBe('token-expired');
    flow.flow.setToken(FRESH_TOKEN);
    const repeated = await flow.calls[script].nextCall();
    expect(flow.screen()).toBe(waiting);
    expect(repeated.input).toEqual(call.input);
    expect(repeated.options.token).toBe(FRESH_TOKEN);
    await (repeated.respondWith as (value: unknown) => Promise<void>)(answer);
    expect(flow.names()).not.toContain('failed');
    expect(flow.calls.upload.count).toBeLessThanOrEqual(1);
    expect(counts()).toEqual(
      [init, prepare, confirm].map(
        (count, at) =>
          (count ?? 0) + (names[at] === name ? 1 : name === 'prepare' && names[at] === 'confirm' ? 1 : 0),
      ),
    );
  });

  it('[3.flow.get-token.rejected] is renewed by the backend without a word to the host', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith(TOKEN);
    await flow.reach.preparing();
    await (await flow.calls.prepare.nextCall()).rejectWith(refusal('session.invalid_token', 401));
    const call = await flow.calls.getToken.nextCall();
    expect(call.input.reason).toBe('rejected');
    await call.respondWith(FRESH_TOKEN);
    expect(await tokenOf(flow.calls.prepare)).toBe(FRESH_TOKEN);
    expect(flow.names()).not.toContain('token-expired');
  });

  it('[7.flow.loop-guard] fails the registration when the fresh one is refused too', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith(TOKEN);
    await flow.user.submit();
    await (await flow.calls.initWork.nextCall()).rejectWith(expired());
    await (await flow.calls.getToken.nextCall()).respondWith(FRESH_TOKEN);
    await (await flow.calls.initWork.nextCall()).rejectWith(expired());
    expect(flow.detail('allfeat:failed')).toMatchObject({
      code: 'widget.auth_retry_exhausted',
      requestId: null,
      stage: 'upload',
    });
    expect(flow.calls.getToken.count).toBe(2);
    await flow.clock.advance(120_000);
    expect(flow.calls.initWork.count).toBe(2);
  });

  it('[7.flow.token-wait] fails the registration after 60 s, and the next try asks again', async () => {
    const flow = createFlowHarness();
    await flow.reach.preparing();
    await (await flow.calls.prepare.nextCall()).rejectWith(expired());
    await flow.clock.advance(59_999);
    expect(flow.screen()).toBe('quoting');
    await flow.clock.advance(1);
    expect(flow.detail('allfeat:failed')).toMatchObject({
      code: 'widget.token_unavailable',
      requestId: null,
      stage: 'prepare',
    });
    await flow.user.press(flow.on('failed').retry);
    expect(flow.names().filter((name) => name === 'token-expired')).toHaveLength(2);
    flow.flow.setToken(FRESH_TOKEN);
    await flow.service.prepare();
    expect(flow.screen()).toBe('confirming');
    expect(flow.calls.upload.count).toBe(1);
  });

  it('[4.flow.confirm.doubt] leaves the registration in doubt when the answer to confirm was lost before', async () => {
    const flow = createFlowHarness();
    await flow.reach.confirming();
    await (await flow.calls.confirm.nextCall()).rejectWith(new AtsError('widget.network_error'));
    await flow.clock.advance(2_000);
    await (await flow.calls.confirm.nextCall()).rejectWith(expired());
    await flow.clock.advance(60_000);
    expect(flow.detail('allfeat:failed')).toMatchObject({ code: 'widget.confirm_in_doubt' });
    expect(flow.on('failed').retry).toBeNull();
  });
});

describe('a site that is set up wrongly', () => {
  const CODES = [
    ['session.key_inactive', 403],
    ['session.widget_not_enabled', 403],
    ['session.origin_not_allowed', 403],
    ['organization.not_found', 404],
    ['organization.inactive', 403],
    ['organization.no_integration', 403],
    ['common.auth.invalid_api_key', 401],
  ] as const;

  it.each(CODES)(
    '[2.flow.configuration] is disabled by %s, with the request id and without a retry',
    async (code, httpStatus) => {
      const flow = createFlowHarness();
      await flow.user.submit();
      await (await flow.calls.initWork.nextCall()).rejectWith(refusal(code, httpStatus));
      const view = flow.on('disabled');
      expect(view).toMatchObject({ code, reference: { id: REQUEST_ID }, retry: null, back: null });
      expect(flow.state()).toEqual({ screen: 'DISABLED' });
      expect(flow.detail('allfeat:failed')).toMatchObject({ code, requestId: REQUEST_ID });
      await flow.user.press(view.reference?.copy);
      expect((await flow.calls.copy.nextCall()).input).toBe(REQUEST_ID);
    },
  );

  it('[2.flow.configuration] is disabled at the start when the backend says so', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).rejectWith(refusal('session.origin_not_allowed', 403));
    expect(flow.on('disabled').reference?.id).toBe(REQUEST_ID);
    expect(flow.names()).toEqual(['ready', 'failed']);
    expect(flow.detail('allfeat:failed')).toMatchObject({ stage: 'form' });
  });

  it('[2.flow.configuration] is disabled when the backend says so in the middle', async () => {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith(TOKEN);
    await flow.user.submit();
    await (await flow.calls.initWork.nextCall()).rejectWith(expired());
    await (await flow.calls.getToken.nextCall()).rejectWith(refusal('organization.inactive', 403));
    expect(flow.screen()).toBe('disabled');
  });
});

describe('a confirm that was refused for its token', () => {
  async function refusedFor(lost: boolean) {
    const flow = createFlowHarness({ withGetToken: true });
    await (await flow.calls.getToken.nextCall()).respondWith(TOKEN);
    await flow.reach.confirming();
    if (lost) {
      await (await flow.calls.confirm.nextCall()).rejectWith(new AtsError('widget.network_error'));
      await flow.clock.advance(2_000);
    }
    await (await flow.calls.confirm.nextCall()).rejectWith(expired());
    await (await flow.calls.getToken.nextCall()).rejectWith(refusal('common.service_unavailable', 503));
    return flow;
  }

  it('[4.flow.confirm.refused] was not carried out, however the backend fails afterwards', async () => {
    const flow = await refusedFor(false);
    expect(flow.on('failed')).toMatchObject({ code: 'common.service_unavailable' });
    expect(JSON.stringify([...flow.storage.tab.entries])).not.toContain('job-1');
    expect(flow.on('failed').retry).not.toBeNull();
  });

  it('[4.flow.confirm.lost] is asked for again when an earlier answer was lost', async () => {
    const flow = await refusedFor(true);
    expect(flow.screen()).toBe('confirming');
    expect(JSON.stringify([...flow.storage.tab.entries])).toContain('job-1');
  });
});
