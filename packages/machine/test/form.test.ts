import { LIMITS } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import {
  type FormProblem,
  fileProblem,
  formProblems,
  titleProblem,
  visibleProblems,
} from '../src/form/form.rules.ts';
import type { CreatorTextField, FormStep } from '../src/form/form.types.ts';
import { formMachine } from '../src/index.ts';
import { runAlone } from './harness/alone.ts';
import { creator, facts } from './harness/fixtures.ts';
import { playerScript, provideRecording } from './harness/recording.ts';

function createForm(maxFileBytes: number = LIMITS.maxFileBytesUntilStats) {
  const recording = playerScript();
  const alone = runAlone(formMachine.provide({ actors: { recording: provideRecording(recording) } }), {
    maxFileBytes,
  });
  const { child } = alone;
  const form = {
    ...alone,
    recording,
    step: () => alone.state().value,
    context: () => alone.state().context,
    next: () => child.send({ type: 'user.next' }),
    back: () => child.send({ type: 'user.back' }),
    goTo: (step: FormStep) => child.send({ type: 'user.goTo', step }),
    set: (field: CreatorTextField, value: string, key = 'c1') =>
      child.send({ type: 'user.setCreator', key, field, value }),
    toggle: (role: (typeof creator.roles)[number], key = 'c1') =>
      child.send({ type: 'user.toggleRole', key, role }),
    problems: () =>
      visibleProblems(alone.state().context).map(({ path, problem }: FormProblem) => `${path} ${problem}`),
    fillFile: () => child.send({ type: 'user.chooseFile', file: facts }),
    fillTitle: () => child.send({ type: 'user.setTitle', title: ' Nuit blanche ' }),
    fillCreator(key = 'c1') {
      form.set('fullName', creator.fullName, key);
      form.set('email', creator.email, key);
      for (const role of creator.roles) form.toggle(role, key);
    },
    to(step: FormStep) {
      if (step === 'file') return form;
      form.fillFile();
      form.next();
      if (step === 'title') return form;
      form.fillTitle();
      form.next();
      if (step === 'creators') return form;
      form.fillCreator();
      form.next();
      return form;
    },
  };
  return form;
}

describe('the steps', () => {
  it('[9.form.steps] stand in the order file, title, creators, review, and back', () => {
    const form = createForm();
    const walked = [form.step()];
    form.fillFile();
    form.next();
    walked.push(form.step());
    form.fillTitle();
    form.next();
    walked.push(form.step());
    form.fillCreator();
    form.next();
    walked.push(form.step());
    expect(walked).toEqual(['file', 'title', 'creators', 'review']);
    for (const step of ['creators', 'title', 'file']) {
      form.back();
      expect(form.step()).toBe(step);
    }
  });

  it('[9.form.steps] hand over the finished form: trimmed, with roles in order and nothing that is empty', () => {
    const form = createForm().to('creators');
    form.set('fullName', '  Inès Caradec ');
    form.set('email', ' ines@caradec.example ');
    form.set('isni', ' 0000 0001 2103 268x ');
    form.toggle('composer');
    form.toggle('author');
    form.next();
    form.next();
    expect(form.notices).toEqual([
      {
        type: 'form.submitted',
        file: facts,
        title: 'Nuit blanche',
        creators: [{ ...creator, isni: '000000012103268X' }],
      },
    ]);
    expect(form.step()).toBe('review');
  });

  it.each<[FormStep, string[]]>([
    ['file', ['file required']],
    ['title', ['title required']],
    [
      'creators',
      ['creators.c1.fullName required', 'creators.c1.email required', 'creators.c1.roles required'],
    ],
  ])('do not go on from %s while something is missing, and say what', (step, problems) => {
    const form = createForm().to(step);
    expect(form.problems()).toEqual([]);
    form.next();
    form.next();
    expect(form.step()).toBe(step);
    expect(form.problems()).toEqual(problems);
    // Counted, so that the summary takes focus each time.
    expect(form.context().refusals).toBe(2);
    expect(form.context().refused).toEqual([step]);
  });

  it('open the creator whose field is wrong', () => {
    const form = createForm().to('creators');
    form.child.send({ type: 'user.toggleCreator', key: 'c1' });
    expect(form.context().openCreator).toBeNull();
    form.next();
    expect(form.context().openCreator).toBe('c1');
  });

  it.each<FormStep>(['file', 'title', 'creators', 'review'])(
    'can be gone to directly when those before are right: %s',
    (step) => {
      const form = createForm().to('review');
      form.goTo(step);
      expect(form.step()).toBe(step);
      form.goTo('review');
      expect(form.step()).toBe('review');
    },
  );

  it('cannot be gone to over one that is wrong', () => {
    const form = createForm().to('title');
    form.goTo('review');
    form.goTo('creators');
    expect(form.step()).toBe('title');
  });

  it('show the error of a field that was left, a moment later, and no other', async () => {
    const form = createForm().to('creators');
    form.set('email', 'ines@');
    form.child.send({ type: 'user.leaveField', path: 'creators.c1.email' });
    form.child.send({ type: 'user.leaveField', path: 'creators.c1.email' });
    await form.clock.advance(249);
    expect(form.problems()).toEqual([]);
    await form.clock.advance(1);
    expect(form.context().touched).toEqual(['creators.c1.email']);
    expect(form.problems()).toEqual(['creators.c1.email invalid']);
  });

  it('[7.form.file-limit] go back to the file when the limit shrank behind them', () => {
    const form = createForm().to('review');
    form.child.send({ type: 'host.limits', maxFileBytes: facts.sizeBytes - 1 });
    form.next();
    expect(form.step()).toBe('file');
    expect(form.problems()).toEqual(['file tooLarge']);
    expect(form.notices).toEqual([]);
  });
});

describe('the file', () => {
  it.each([
    ['nothing', null, 'required'],
    ['an empty file', { ...facts, sizeBytes: 0 }, 'empty'],
    ['one byte too many', { ...facts, sizeBytes: 1_001 }, 'tooLarge'],
    ['exactly the limit', { ...facts, sizeBytes: 1_000 }, null],
  ])('[9.form.file] %s', (_, file, problem) => {
    expect(fileProblem({ file, maxFileBytes: 1_000, recordingProblem: null, work: null })).toBe(problem);
  });

  it.each([
    ['is no recording', null, 'file format'],
    ['is one, whatever its name says', 'flac', undefined],
  ] as const)('[9.form.file.content] that %s', async (_, format, problem) => {
    const form = createForm();
    form.fillFile();
    await (await form.recording.format.nextCall()).respondWith(format);
    expect(form.problems()[0]).toBe(problem);
    form.next();
    expect(form.step()).toBe(problem ? 'file' : 'title');
  });

  it('[9.form.file.content] that cannot be read', async () => {
    const form = createForm();
    form.fillFile();
    await (await form.recording.format.nextCall()).rejectWith(new Error('moved'));
    expect(form.problems()).toEqual(['file unreadable']);
    // Another choice is another recording.
    form.fillFile();
    expect(form.problems()).toEqual([]);
    await (await form.recording.format.nextCall()).respondWith('wav');
    expect(form.problems()).toEqual([]);
  });

  it('goes back to the file when its content is read late', async () => {
    const form = createForm().to('review');
    await (await form.recording.format.nextCall()).respondWith(null);
    form.next();
    expect(form.step()).toBe('file');
    expect(form.problems()).toEqual(['file format']);
    expect(form.notices).toEqual([]);
  });

  it('plays on its step alone', async () => {
    const form = createForm();
    form.child.send({ type: 'user.play' });
    form.fillFile();
    await (await form.recording.format.nextCall()).respondWith('wav');
    form.recording.player.last().send({ type: 'player.ready', durationSeconds: 10 });
    form.child.send({ type: 'user.play' });
    form.child.send({ type: 'user.seek', positionSeconds: 4 });
    form.child.send({ type: 'user.pause' });
    form.child.send({ type: 'user.play' });
    form.next();
    expect(form.recording.commands).toEqual([
      'player.play',
      'player.seek',
      'player.pause',
      'player.play',
      'player.pause',
    ]);
    form.back();
    form.child.send({ type: 'user.removeFile' });
    expect(form.recording.player.last().isStopped).toBe(true);
  });

  it('[9.form.file] shows at once when a wrong one is chosen, and can be taken back', () => {
    const form = createForm();
    form.child.send({ type: 'user.chooseFile', file: { ...facts, sizeBytes: 0 } });
    expect(form.problems()).toEqual(['file empty']);
    form.child.send({ type: 'user.removeFile' });
    expect(form.problems()).toEqual([]);
  });
});

describe('the title', () => {
  const piano = '🎹';
  it.each([
    ['nothing', '', 'required'],
    ['white space', ' \u00a0\u0085\n', 'required'],
    ['one character', 'A', null],
    ['200 characters', 'a'.repeat(200), null],
    ['201 characters', 'a'.repeat(201), 'tooLong'],
    ['200 characters between spaces', ` ${'a'.repeat(200)} `, null],
    ['200 code points of two units each', piano.repeat(200), null],
    ['201 code points of two units each', piano.repeat(201), 'tooLong'],
    ['half of a pair', 'a\ud83c', 'invalid'],
    ['a NUL', 'a\0b', 'invalid'],
  ])('[7.form.title] %s', (_, title, problem) => {
    expect(titleProblem(title)).toBe(problem);
  });
});

describe('a creator', () => {
  const name255 = 'n'.repeat(255);
  const email = (length: number) => `${'a'.repeat(length - '@b.example'.length)}@b.example`;
  it.each<[string, CreatorTextField, string, string | null]>([
    ['[9.form.full-name] nothing', 'fullName', '', 'required'],
    ['[9.form.full-name] white space', 'fullName', '  ', 'required'],
    ['[9.form.full-name] 255 characters', 'fullName', ` ${name255} `, null],
    ['[9.form.full-name] 256 characters', 'fullName', `${name255}n`, 'tooLong'],
    ['[9.form.full-name] half of a pair', 'fullName', 'a\ud83c', 'invalid'],
    ['[9.form.email] nothing', 'email', '', 'required'],
    ['[9.form.email] no at sign', 'email', 'ines.example', 'invalid'],
    ['[9.form.email] no domain', 'email', 'ines@', 'invalid'],
    ['[9.form.email] two at signs', 'email', 'ines@a@b.example', 'invalid'],
    ['[9.form.email] 255 characters', 'email', email(255), null],
    ['[9.form.email] 256 characters', 'email', email(256), 'tooLong'],
    ['[9.form.ipi] nothing', 'ipi', '', null],
    ['[9.form.ipi] one digit', 'ipi', '7', null],
    ['[9.form.ipi] 11 digits', 'ipi', ' 00199876543 ', null],
    ['[9.form.ipi] 12 digits', 'ipi', '001998765432', 'invalid'],
    ['[9.form.ipi] letters', 'ipi', '12A', 'invalid'],
    ['[9.form.isni] nothing', 'isni', '', null],
    ['[9.form.isni] 16 digits', 'isni', '0000000121032683', null],
    ['[9.form.isni] groups and a small x', 'isni', ' 0000 0001\t2103 268x', null],
    ['[9.form.isni] 15 digits', 'isni', '000000012103268', 'invalid'],
    ['[9.form.isni] an X before the end', 'isni', '00000001210326X8', 'invalid'],
  ])('%s', (_, field, value, problem) => {
    const form = createForm().to('creators');
    form.fillCreator();
    form.set(field, value);
    const found = formProblems(form.context()).map(({ path, problem: is }) => `${path} ${is}`);
    expect(found).toEqual(problem === null ? [] : [`creators.c1.${field} ${problem}`]);
    form.next();
    expect(form.step()).toBe(problem === null ? 'review' : 'creators');
  });

  it('[9.form.roles] needs at least one role', () => {
    const form = createForm().to('creators');
    form.fillCreator();
    for (const role of creator.roles) form.toggle(role);
    form.next();
    expect(form.problems()).toEqual(['creators.c1.roles required']);
  });

  it('[7.form.creators] can be added up to 20, and removed down to one', () => {
    const form = createForm().to('creators');
    for (let added = 0; added < 25; added += 1) form.child.send({ type: 'user.addCreator' });
    expect(form.context().creators).toHaveLength(20);
    for (const { key } of [...form.context().creators]) form.child.send({ type: 'user.removeCreator', key });
    expect(form.context().creators).toHaveLength(1);
  });

  it('keeps its key while others come and go, and a neighbour opens in place of one that is removed', () => {
    const form = createForm().to('creators');
    form.fillCreator();
    form.child.send({ type: 'user.addCreator' });
    form.child.send({ type: 'user.addCreator' });
    expect(form.context()).toMatchObject({
      openCreator: 'c3',
      creators: [{ key: 'c1' }, { key: 'c2' }, { key: 'c3' }],
    });
    form.child.send({ type: 'user.removeCreator', key: 'c3' });
    expect(form.context().openCreator).toBe('c2');
    form.child.send({ type: 'user.openCreator', key: 'c1' });
    form.child.send({ type: 'user.removeCreator', key: 'c2' });
    expect(form.context().openCreator).toBe('c1');
    form.child.send({ type: 'user.addCreator' });
    expect(form.context().creators.map(({ key }) => key)).toEqual(['c1', 'c4']);
    form.child.send({ type: 'user.toggleCreator', key: 'c1' });
    expect(form.context().openCreator).toBe('c1');
  });
});
