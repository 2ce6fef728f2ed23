import { describe, expect, it } from 'vitest';
import {
  ACCESS_CODE,
  CERTIFICATE_URL,
  TOKEN,
  completedFrame,
  completedStatus,
  expired,
  refusal,
  result,
} from './harness/fixtures.ts';
import { flush } from './harness/calls.ts';
import { type FlowHarness, createFlowHarness } from './harness/flow.ts';

const { workId } = result;

async function complete(setup: Parameters<typeof createFlowHarness>[0] = {}): Promise<FlowHarness> {
  const flow = createFlowHarness(setup);
  await flow.reach.complete();
  return flow;
}
const leaving = (flow: FlowHarness) => flow.on('complete').leaving;
const certificate = (flow: FlowHarness) => {
  const view = flow.on('complete').certificate;
  if (!view) throw new Error('There is no certificate.');
  return view;
};

describe('a work whose number the service does not tell', () => {
  it('is complete without one: nothing says that it is ATS 0', async () => {
    const flow = createFlowHarness();
    await flow.reach.tracking();
    (await flow.tracker.socket()).close();
    for (let answers = 0; answers < 5; answers += 1) {
      await flow.clock.advance(3_000);
      await (await flow.calls.transaction.nextCall()).respondWith(completedStatus({ atsId: undefined }));
    }
    const view = flow.on('complete');
    expect(view.seal.number).toBe('–');
    expect(view.announcement).toBe(view.heading);
    expect(flow.detail('allfeat:complete')).toMatchObject({ atsId: Number.NaN });
    expect(flow.state()).not.toHaveProperty('atsId');
    await flow.user.press(view.code?.download);
    expect(flow.saved[0]?.filename).toBe('ats-access-code.txt');
    expect(flow.saved[0]?.text).toMatch(/^ATS\n/);
  });
});

describe('the access code', () => {
  it('[9.complete.leaving] is not left behind by accident', async () => {
    const flow = await complete();
    expect(flow.holds.now).toBe(1);
    await flow.user.press(flow.on('complete').another);
    expect(flow.screen()).toBe('complete');
    expect(flow.view().focus).toEqual({ key: 'complete.leaving', id: 't-leaving' });
    await flow.user.press(leaving(flow)?.stay);
    expect(leaving(flow)).toBeNull();
    expect(flow.on('complete').code).not.toBeNull();
    expect(flow.holds.now).toBe(1);
  });

  it('[9.complete.leaving] can be left on purpose', async () => {
    const flow = await complete();
    await flow.user.press(flow.on('complete').another);
    await flow.user.press(leaving(flow)?.leave);
    flow.at('file');
    expect(flow.holds.now).toBe(0);
    expect(JSON.stringify(flow.flow.getSnapshot())).not.toContain(ACCESS_CODE);
  });

  it('[9.complete.leaving] is out of danger once it was copied', async () => {
    const flow = await complete();
    await flow.user.press(flow.on('complete').another);
    await flow.user.press(flow.on('complete').code?.copy);
    await (await flow.calls.copy.nextCall()).respondWith();
    expect(leaving(flow)).toBeNull();
    expect(flow.holds.now).toBe(0);
    expect(flow.view().announcement).toContain('saved');
    await flow.user.press(flow.on('complete').another);
    flow.at('file');
  });

  it('[9.complete.leaving] is not out of danger when the browser refused to copy, or when something else was copied', async () => {
    const flow = await complete();
    await flow.user.press(flow.on('complete').code?.copy);
    await (await flow.calls.copy.nextCall()).rejectWith(new Error('refused'));
    await flow.user.press(flow.on('complete').transaction.copy);
    await (await flow.calls.copy.nextCall()).respondWith();
    expect(flow.holds.now).toBe(1);
    await flow.user.press(flow.on('complete').another);
    expect(leaving(flow)).not.toBeNull();
  });

  it('[9.complete.leaving] is out of danger once it was downloaded', async () => {
    const flow = await complete();
    await flow.user.press(flow.on('complete').code?.download);
    expect(flow.saved[0]?.text).toContain(ACCESS_CODE);
    expect(flow.holds.now).toBe(0);
    await flow.user.press(flow.on('complete').another);
    flow.at('file');
  });

  it('stays in danger when it could not be downloaded', async () => {
    const flow = createFlowHarness();
    flow.ports.desk.save = () => {
      throw new Error('no downloads in a sandbox');
    };
    await flow.reach.complete();
    await flow.user.press(flow.on('complete').code?.download);
    expect(flow.holds.now).toBe(1);
  });

  it('is waited for before anybody may go on unasked', async () => {
    const flow = createFlowHarness();
    await flow.reach.tracking();
    const socket = await flow.tracker.socket();
    socket.frame(completedFrame({ accessCode: undefined }));
    await flush();
    expect(flow.holds.now).toBe(1);
    await flow.user.press(flow.on('complete').another);
    expect(leaving(flow)).not.toBeNull();
  });

  it('holds nobody where there is none', async () => {
    const flow = await complete({ externalUserId: 'user-7' });
    expect(flow.holds.now).toBe(0);
    await flow.user.press(flow.on('complete').another);
    flow.at('file');
  });

  it('[9.page.hold] holds the page while something runs that cannot be taken up again', async () => {
    const flow = createFlowHarness();
    flow.user.fill();
    expect(flow.holds.now).toBe(0);
    await flow.reach.uploading();
    expect(flow.holds.now).toBe(1);
    await flow.user.press(flow.on('upload').cancel);
    expect(flow.holds.now).toBe(0);
    flow.flow.stop();
    await flush();
    expect(flow.holds.now).toBe(0);
  });
});

describe('the certificate', () => {
  it.each([
    ['pdf', CERTIFICATE_URL],
    ['json', 'https://store.example/certificate.json?signature=secret-two'],
  ] as const)('[9.certificate] is downloaded as %s', async (kind, url) => {
    const flow = await complete();
    await flow.user.press(certificate(flow)[kind]);
    expect(certificate(flow)[kind].isBusy).toBe(true);
    expect(certificate(flow)[kind === 'pdf' ? 'json' : 'pdf'].isBusy).toBe(false);
    expect(flow.calls.workCertificate.calls[0]).toMatchObject({
      input: { workId },
      options: { token: TOKEN },
    });
    await flow.service.certificate({
      jsonUrl: 'https://store.example/certificate.json?signature=secret-two',
    });
    expect(flow.downloads).toEqual([url]);
    expect(certificate(flow)[kind].isBusy).toBe(false);
    expect(flow.events.slice(-2)).toEqual([
      { type: 'allfeat:download-started', detail: { workId, kind: 'certificate' } },
      { type: 'allfeat:download-complete', detail: { workId, kind: 'certificate' } },
    ]);
  });

  it('[9.certificate.failed] never takes the code away when it fails', async () => {
    const flow = await complete();
    await flow.user.press(certificate(flow).pdf);
    await (
      await flow.calls.workCertificate.nextCall()
    ).rejectWith(refusal('common.service_unavailable', 503));
    const view = flow.on('complete');
    expect(view.code?.lastGroup).toBe(ACCESS_CODE.slice(-4));
    expect(view.certificate?.problem?.text).toContain('stays registered');
    expect(flow.names()).not.toContain('failed');
    expect(flow.detail('allfeat:download-failed')).toMatchObject({ workId, kind: 'certificate' });
    await flow.user.press(view.certificate?.pdf);
    expect(certificate(flow).problem).toBeNull();
    await flow.service.certificate();
    expect(flow.downloads).toEqual([CERTIFICATE_URL]);
  });

  it('says so when the service has no JSON on its own', async () => {
    const flow = await complete();
    await flow.user.press(certificate(flow).json);
    await flow.service.certificate();
    expect(flow.downloads).toEqual([]);
    expect(certificate(flow).problem?.text).toContain('PDF');
  });

  it('[9.certificate.token] waits for a fresh token without covering the code', async () => {
    const flow = await complete();
    await flow.user.press(certificate(flow).pdf);
    await (await flow.calls.workCertificate.nextCall()).rejectWith(expired());
    expect(flow.detail('allfeat:token-expired')).toEqual({ pendingAction: 'download' });
    expect(flow.view().overlay).toBeNull();
    expect(certificate(flow).waiting).not.toBeNull();
    flow.flow.setToken('another');
    await flow.service.certificate();
    expect(flow.downloads).toEqual([CERTIFICATE_URL]);
    expect(certificate(flow).waiting).toBeNull();
  });

  it('keeps the code when no token comes', async () => {
    const flow = await complete();
    await flow.user.press(certificate(flow).pdf);
    await (await flow.calls.workCertificate.nextCall()).rejectWith(expired());
    await flow.clock.advance(60_000);
    expect(certificate(flow).problem).not.toBeNull();
    expect(flow.on('complete').code).not.toBeNull();
  });

  it('is not offered where the service does not name the work', async () => {
    const flow = createFlowHarness();
    await flow.reach.tracking();
    await flow.service.complete({ workId: undefined });
    expect(flow.on('complete').certificate).toBeNull();
    flow.flow
      .getSnapshot()
      .register.children.completion?.send({ type: 'user.fetchCertificate', format: 'pdf' });
    expect(flow.calls.workCertificate.count).toBe(0);
  });

  it('is the one thing to do where there is no code', async () => {
    const flow = await complete({ externalUserId: 'user-7' });
    expect(certificate(flow).isPrimary).toBe(true);
    expect(certificate(await complete()).isPrimary).toBe(false);
  });
});
