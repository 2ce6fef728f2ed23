import { type Creator, LIMITS } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import type { FormWork } from '../src/form/form.types.ts';
import { formMachine } from '../src/index.ts';
import { runAlone } from './harness/alone.ts';
import { creator, facts } from './harness/fixtures.ts';

const many = (count: number): Creator[] =>
  Array.from({ length: count }, (_, at) => ({ ...creator, fullName: `Creator ${at + 1}` }));

const work = (over: Partial<FormWork> = {}): FormWork => ({
  atsId: 1_042,
  network: 'testnet',
  title: 'Nuit blanche',
  creators: [creator],
  filename: 'nuit.wav',
  hasFile: true,
  ...over,
});

function createForm(of = work()) {
  const form = runAlone(formMachine, { maxFileBytes: 1_000 });
  form.child.send({ type: 'work.found', work: of });
  const next = () => form.child.send({ type: 'user.next' });
  return {
    ...form,
    next,
    step: () => form.state().value,
    context: () => form.state().context,
    toReview() {
      next();
      next();
      next();
    },
  };
}

describe('the form of an update', () => {
  it('[9.update.form] begins with what the work has, and may leave the file', () => {
    const form = createForm();
    form.next();
    form.next();
    form.child.send({ type: 'user.setCreator', key: 'c1', field: 'fullName', value: 'Ada' });
    form.next();
    expect(form.step()).toBe('review');
    form.next();
    expect(form.notices).toEqual([
      {
        type: 'form.submitted',
        title: 'Nuit blanche',
        creators: [{ ...creator, fullName: 'Ada' }],
        file: null,
      },
    ]);
  });

  it('[9.update.form] stops at the creators while nothing differs, however it is written', () => {
    const form = createForm();
    form.toReview();
    expect(form.step()).toBe('creators');
    expect(form.context()).toMatchObject({ refused: ['creators'], refusals: 1 });
    form.child.send({
      type: 'user.setCreator',
      key: 'c1',
      field: 'fullName',
      value: ` ${creator.fullName} `,
    });
    form.next();
    form.child.send({ type: 'user.goTo', step: 'review' });
    expect(form.step()).toBe('creators');
    form.child.send({ type: 'user.addCreator' });
    form.child.send({ type: 'user.removeCreator', key: 'c2' });
    form.next();
    expect(form.step()).toBe('creators');
    form.child.send({ type: 'user.toggleRole', key: 'c1', role: 'adapter' });
    form.next();
    expect(form.step()).toBe('review');
  });

  it('[9.update.form] compares with the version that is the latest by then', () => {
    const form = createForm();
    form.next();
    form.next();
    form.child.send({ type: 'user.setCreator', key: 'c1', field: 'fullName', value: 'Ada' });
    form.next();
    const ada = work({ creators: [{ ...creator, fullName: 'Ada' }] });
    form.child.send({ type: 'work.found', work: ada });
    expect(form.step()).toBe('review');
    form.next();
    expect(form.notices).toEqual([]);
    expect(form.step()).toBe('creators');
    expect(form.context()).toMatchObject({ refused: ['creators'], creators: [{ fullName: 'Ada' }] });
    form.child.send({ type: 'user.setCreator', key: 'c1', field: 'fullName', value: creator.fullName });
    form.next();
    form.next();
    expect(form.notices).toMatchObject([{ creators: [creator] }]);
  });

  it('[9.update.form] lets roles go that it does not know: that is a change', () => {
    const roles = ['engineer', 'author'] as Creator['roles'];
    const form = createForm(work({ creators: [{ ...creator, roles }] }));
    form.toReview();
    expect(form.step()).toBe('review');
  });

  it('[9.update.title] does not let the title be written, nor judges it', async () => {
    const title = `  ${'x'.repeat(LIMITS.maxTitleCharacters + 1)} `;
    const form = createForm(work({ title }));
    form.next();
    expect(form.step()).toBe('title');
    await form.send({ type: 'user.setTitle', title: 'Another' });
    expect(form.context().title).toBe(title);
    form.next();
    form.child.send({ type: 'user.setCreator', key: 'c1', field: 'fullName', value: 'Ada' });
    form.next();
    form.next();
    expect(form.notices).toMatchObject([{ title }]);
  });

  it('[9.update.file] asks for a file when the service has none to keep', () => {
    const form = createForm(work({ hasFile: false, filename: null }));
    form.next();
    expect(form.step()).toBe('file');
    form.child.send({ type: 'user.chooseFile', file: { ...facts, sizeBytes: 0 } });
    form.next();
    expect(form.step()).toBe('file');
  });

  it('[9.update.file] refuses a wrong file although there is one to keep, and keeps that when it is removed', () => {
    const form = createForm();
    form.child.send({ type: 'user.chooseFile', file: { ...facts, sizeBytes: 0 } });
    form.next();
    expect(form.step()).toBe('file');
    form.child.send({ type: 'user.removeFile' });
    form.next();
    expect(form.step()).toBe('title');
  });

  it('[7.limits.creators] keeps as many creators as the protocol holds, and adds none beyond twenty', () => {
    const form = createForm(work({ creators: many(LIMITS.maxCreators) }));
    expect(form.context().creators.map(({ key }) => key)).toHaveLength(32);
    form.next();
    form.next();
    form.child.send({ type: 'user.addCreator' });
    expect(form.context().creators).toHaveLength(32);
    for (const { key } of form.context().creators.slice(19))
      form.child.send({ type: 'user.removeCreator', key });
    form.child.send({ type: 'user.addCreator' });
    expect(form.context().creators).toHaveLength(20);
    expect(new Set(form.context().creators.map(({ key }) => key)).size).toBe(20);
    form.child.send({ type: 'user.addCreator' });
    expect(form.context().creators).toHaveLength(LIMITS.maxCreatorsInForm);
  });

  it('[8.update.edits] leaves what was typed when the same work is found again, and begins anew for another', () => {
    const form = createForm();
    form.next();
    form.next();
    form.child.send({ type: 'user.setCreator', key: 'c1', field: 'fullName', value: 'Ada' });
    form.child.send({ type: 'work.found', work: work() });
    expect(form.step()).toBe('creators');
    expect(form.context().creators[0]?.fullName).toBe('Ada');
    form.child.send({ type: 'work.found', work: work({ network: 'mainnet' }) });
    expect(form.step()).toBe('file');
    expect(form.context().creators[0]?.fullName).toBe(creator.fullName);
  });

  it('leaves out roles that it does not know: what it keeps of them could not be read again', () => {
    const roles = ['engineer', 'author'] as Creator['roles'];
    expect(createForm(work({ creators: [{ ...creator, roles }] })).context().creators[0]?.roles).toEqual([
      'author',
    ]);
  });

  it('has a creator to fill in, even for a work that has none', () => {
    expect(createForm(work({ creators: [] })).context().creators).toMatchObject([
      { key: 'c1', fullName: '' },
    ]);
  });
});
