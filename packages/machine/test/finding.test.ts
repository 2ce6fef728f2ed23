import type { ListedWork, Network, WorkPage } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { findingMachine, worksMachine } from '../src/index.ts';
import { foundByCode, foundInList } from '../src/finding/finding.rules.ts';
import type { FoundWork } from '../src/finding/finding.types.ts';
import type { WorksRequest } from '../src/works/works.types.ts';
import { runAlone, scriptedPromise } from './harness/alone.ts';
import { flush } from './harness/calls.ts';
import { ACCESS_CODE, MEDIA_HASH, creator, networkError, refusal } from './harness/fixtures.ts';
import { OTHER_CODE, workDetails } from './harness/update.ts';
import { listed, page, version } from './harness/works.ts';

function createFinding(input: { by?: 'accessCode' | 'list'; accessCode?: string } = {}) {
  const lookUp = scriptedPromise<FoundWork, { accessCode: string }>('lookUp');
  const openWork = scriptedPromise<FoundWork, { work: ListedWork; network: Network }>('openWork');
  const pages = scriptedPromise<WorkPage, WorksRequest>('loadPage');
  const run = runAlone(
    findingMachine.provide({
      actors: {
        lookUp: lookUp.actor,
        openWork: openWork.actor,
        works: worksMachine.provide({ actors: { loadPage: pages.actor } }),
      },
    }),
    { by: 'accessCode', network: 'testnet', ...input },
  );
  return { ...run, lookUp, openWork, pages, context: () => run.state().context };
}

const found = foundByCode(ACCESS_CODE, workDetails());
const foundListed = foundInList(listed(4), 'testnet', { versions: [version(1)], creators: [creator] });

describe('the file of the latest version', () => {
  it('is known by its hash, however the service writes it', () => {
    const versions = [version(2, { mediaHash: `0x${MEDIA_HASH}` })];
    expect(foundByCode(ACCESS_CODE, workDetails({ versions })).mediaHash).toBe(MEDIA_HASH);
    expect(foundInList(listed(4), 'testnet', { versions, creators: [] }).mediaHash).toBe(MEDIA_HASH);
  });

  it('stands once in the list of versions, however often the service tells of it', () => {
    const versions = [version(1), version(2), version(2)];
    const numbers = ({ details }: FoundWork) => details.versions?.map(({ version: number }) => number);
    expect(numbers(foundByCode(ACCESS_CODE, workDetails({ versions })))).toEqual([1, 2]);
    expect(numbers(foundInList(listed(4), 'testnet', { versions, creators: [] }))).toEqual([1, 2]);
  });
});

describe('finding a work by its access code', () => {
  it('[9.finding.format] asks nobody about what is not a code', async () => {
    const finding = createFinding();
    await finding.send({ type: 'user.leaveAccessCode' });
    expect(finding.context().codeProblem).toBeNull();
    await finding.send({ type: 'user.find' });
    expect(finding.context()).toMatchObject({ codeProblem: { type: 'required' }, refusals: 1 });
    for (const typed of ['atc_1', ACCESS_CODE.slice(4), `${ACCESS_CODE}0`, ACCESS_CODE.replace('0', 'g')]) {
      await finding.send({ type: 'user.setAccessCode', accessCode: typed });
      expect(finding.context().codeProblem).toBeNull();
      await finding.send({ type: 'user.leaveAccessCode' });
      expect(finding.context().codeProblem).toEqual({ type: 'format' });
      await finding.send({ type: 'user.find' });
    }
    expect(finding.context().refusals).toBe(5);
    expect(finding.lookUp.count).toBe(0);
  });

  it('[9.finding.case] takes a code in any case and with space around it', async () => {
    const finding = createFinding({ accessCode: `  ${ACCESS_CODE.toUpperCase()}\n` });
    await finding.send({ type: 'user.find' });
    const call = await finding.lookUp.nextCall();
    expect(call.input).toEqual({ accessCode: ACCESS_CODE });
    await call.respondWith(found);
    expect(finding.output()).toEqual(found);
  });

  it('[9.finding.refused] shows what the service has against a code at the field, and takes another', async () => {
    const finding = createFinding({ accessCode: ACCESS_CODE });
    await finding.send({ type: 'user.find' });
    await (await finding.lookUp.nextCall()).rejectWith(refusal('access_code.not_found', 404));
    expect(finding.context()).toMatchObject({
      codeProblem: { type: 'refused', failure: { code: 'access_code.not_found' } },
      accessCode: ACCESS_CODE,
    });
    expect(finding.notices).toEqual([]);
    await finding.send({ type: 'user.setAccessCode', accessCode: OTHER_CODE });
    await finding.send({ type: 'user.find' });
    await (await finding.lookUp.nextCall()).respondWith(found);
    expect(finding.output()).toEqual(found);
  });

  it('[9.finding.pending] goes no further with a work that is not on the chain yet', async () => {
    const finding = createFinding({ accessCode: ACCESS_CODE });
    await finding.send({ type: 'user.find' });
    await (
      await finding.lookUp.nextCall()
    ).respondWith(foundByCode(ACCESS_CODE, workDetails({ latestVersion: 0, versions: [] })));
    expect(finding.context().codeProblem).toEqual({ type: 'pending' });
    expect(finding.output()).toBeUndefined();
  });

  it('[8.finding.failed] tells of a failure, asks again, and goes back to the code that was typed', async () => {
    const finding = createFinding({ accessCode: ACCESS_CODE });
    await finding.send({ type: 'user.find' });
    await (await finding.lookUp.nextCall()).rejectWith(networkError());
    expect(finding.notices).toMatchObject([
      { type: 'finding.failed', failure: { code: 'widget.network_error' } },
    ]);
    await finding.send({ type: 'user.retry' });
    const again = await finding.lookUp.nextCall();
    expect(again.input).toEqual({ accessCode: ACCESS_CODE });
    await again.rejectWith(networkError());
    await finding.send({ type: 'user.backToForm' });
    expect(finding.state().matches({ asking: 'entering' })).toBe(true);
    expect(finding.context().accessCode).toBe(ACCESS_CODE);
  });

  it('[8.finding.late] hears no answer to a code that was typed over', async () => {
    const finding = createFinding({ accessCode: ACCESS_CODE });
    await finding.send({ type: 'user.find' });
    const call = await finding.lookUp.nextCall();
    expect(finding.state().hasTag('busy')).toBe(true);
    await finding.send({ type: 'user.setAccessCode', accessCode: OTHER_CODE });
    expect(call.isAborted).toBe(true);
    await call.respondWith(found);
    expect(finding.output()).toBeUndefined();
  });

  it('[9.finding.masked] shows the code when its owner wants to read it', async () => {
    const finding = createFinding();
    await finding.send({ type: 'user.toggleAccessCode' });
    expect(finding.context().isCodeShown).toBe(true);
    await finding.send({ type: 'user.toggleAccessCode' });
    expect(finding.context().isCodeShown).toBe(false);
  });
});

describe('finding a work in the list', () => {
  async function createListing() {
    const finding = createFinding({ by: 'list' });
    await (await finding.pages.nextCall()).respondWith(page([listed(4), listed(3)]));
    return finding;
  }
  const works = (finding: ReturnType<typeof createFinding>) => {
    const { works: list } = finding.state().children;
    if (!list) throw new Error('There is no list.');
    return list;
  };

  it('[9.finding.list] opens the one that is chosen', async () => {
    const finding = await createListing();
    works(finding).send({ type: 'user.chooseWork', workId: listed(4).id });
    const call = await finding.openWork.nextCall();
    expect(call.input).toEqual({ work: listed(4), network: 'testnet' });
    await call.respondWith(foundListed);
    expect(finding.output()).toEqual({ ...foundListed, search: '' });
  });

  it('[8.finding.list] keeps the list over a failure, asks again, and goes back to it', async () => {
    const finding = await createListing();
    works(finding).send({ type: 'user.chooseWork', workId: listed(4).id });
    await (await finding.openWork.nextCall()).rejectWith(networkError());
    expect(finding.names()).toEqual(['finding.failed']);
    await finding.send({ type: 'user.retry' });
    await (await finding.openWork.nextCall()).rejectWith(networkError());
    await finding.send({ type: 'user.backToForm' });
    expect(works(finding).getSnapshot().context.works).toHaveLength(2);
    works(finding).send({ type: 'user.chooseWork', workId: listed(3).id });
    expect((await finding.openWork.nextCall()).input.work).toEqual(listed(3));
    expect(finding.pages.count).toBe(1);
  });

  it('[8.finding.trouble] tells of a page that did not come', async () => {
    const finding = createFinding({ by: 'list' });
    await (await finding.pages.nextCall()).rejectWith(networkError());
    await flush();
    expect(finding.notices).toMatchObject([
      { type: 'finding.trouble', failure: { code: 'widget.network_error' } },
    ]);
  });
});

describe('what was found', () => {
  it('holds the hash of the latest version, which is verified when the file stays', () => {
    expect(found).toMatchObject({ work: { accessCode: ACCESS_CODE }, workId: null, mediaHash: MEDIA_HASH });
    const { versions: _, ...untold } = workDetails();
    expect(foundByCode(ACCESS_CODE, untold).mediaHash).toBeNull();
  });

  it('is as new as the versions say, when the list is older', () => {
    const newer = foundInList({ ...listed(4), latestVersion: 1 }, 'mainnet', {
      versions: [version(1, { mediaHash: '12'.repeat(32) }), version(2)],
      creators: [creator],
    });
    expect(newer).toMatchObject({
      work: { atsId: 4 },
      workId: listed(4).id,
      latestVersion: 2,
      mediaHash: MEDIA_HASH,
      network: 'mainnet',
      details: { latestVersion: 2, latestCommitment: version(2).commitment, creators: [creator] },
    });
  });
});
