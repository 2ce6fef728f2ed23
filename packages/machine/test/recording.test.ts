import { describe, expect, it } from 'vitest';
import { flush } from './harness/calls.ts';
import { runAlone } from './harness/alone.ts';
import { facts } from './harness/fixtures.ts';
import { playerScript, provideRecording } from './harness/recording.ts';

const PEAKS = Array.from({ length: 88 }, () => 0.5);

function createRecording() {
  const script = playerScript();
  const alone = runAlone(provideRecording(script), { file: facts });
  return { ...alone, script, player: () => script.player.last(), context: () => alone.state().context };
}

async function opened() {
  const recording = createRecording();
  await (await recording.script.format.nextCall()).respondWith('wav');
  return recording;
}

async function playable() {
  const recording = await opened();
  recording.player().send({ type: 'player.ready', durationSeconds: 10 });
  return recording;
}

describe('a recording', () => {
  it('is told by its content before anything else is done with it', async () => {
    const { script, state, notices } = createRecording();
    expect(state().value).toBe('sniffing');
    expect(script.player.runs).toHaveLength(0);
    await (await script.format.nextCall()).respondWith(null);
    expect(state().value).toBe('refused');
    expect(notices).toEqual([{ type: 'recording.judged', problem: 'format' }]);
    expect(script.listen.count).toBe(0);
    expect(script.player.runs).toHaveLength(0);
  });

  it('is refused when it cannot be read', async () => {
    const { script, state, notices } = createRecording();
    await (await script.format.nextCall()).rejectWith(new DOMException('gone', 'NotReadableError'));
    expect(state().value).toBe('refused');
    expect(notices).toEqual([{ type: 'recording.judged', problem: 'unreadable' }]);
  });

  it('is listened to and opened at once, and neither waits for the other', async () => {
    const recording = await opened();
    expect(recording.notices).toEqual([{ type: 'recording.judged', problem: null }]);
    const listening = await recording.script.listen.nextCall();
    expect(listening.input).toEqual({ fileId: facts.id, format: 'wav', bars: 88 });
    recording.player().send({ type: 'player.ready', durationSeconds: 9.8 });
    expect(recording.state().hasTag('playable')).toBe(true);
    await listening.respondWith({ durationSeconds: 10, peaks: PEAKS });
    // What the content says goes before what the player said.
    expect(recording.context()).toMatchObject({ durationSeconds: 10, peaks: PEAKS });
  });

  it('takes its length from the content, also when the player says one later', async () => {
    const recording = await opened();
    await (await recording.script.listen.nextCall()).respondWith({ durationSeconds: 10, peaks: null });
    recording.player().send({ type: 'player.ready', durationSeconds: 11 });
    expect(recording.context().durationSeconds).toBe(10);
  });

  it('goes on without a drawing when there is none', async () => {
    const recording = await playable();
    await (await recording.script.listen.nextCall()).rejectWith(new Error('out of memory'));
    expect(recording.context()).toMatchObject({ durationSeconds: 10, peaks: null });
    expect(recording.state().hasTag('playable')).toBe(true);
  });

  it('plays, moves, pauses and begins again at its end', async () => {
    const { child, script, player, state, context } = await playable();
    child.send({ type: 'user.play' });
    expect(state().hasTag('playing')).toBe(true);
    player().send({ type: 'player.time', positionSeconds: 2.5 });
    expect(context().positionSeconds).toBe(2.5);
    child.send({ type: 'user.seek', positionSeconds: 99 });
    expect(context().positionSeconds).toBe(10);
    child.send({ type: 'user.pause' });
    child.send({ type: 'user.play' });
    player().send({ type: 'player.ended' });
    expect(state().hasTag('playing')).toBe(false);
    expect(context().positionSeconds).toBe(0);
    expect(script.commands).toEqual(['player.play', 'player.seek', 'player.pause', 'player.play']);
  });

  it('shows that the platform paused it', async () => {
    const { child, script, player, state } = await playable();
    child.send({ type: 'user.play' });
    player().send({ type: 'player.paused' });
    expect(state().hasTag('playing')).toBe(false);
    expect(script.commands).toEqual(['player.play']);
  });

  it('has no player where the browser or the page does not allow one', async () => {
    const { child, player, state, script } = await opened();
    player().send({ type: 'player.refused' });
    expect(state().hasTag('playable')).toBe(false);
    expect(player().isStopped).toBe(true);
    child.send({ type: 'user.play' });
    child.send({ type: 'user.seek', positionSeconds: 1 });
    expect(script.commands).toEqual([]);
  });

  it('lets go of everything when it is stopped', async () => {
    const { script, stop, player } = await opened();
    const listening = await script.listen.nextCall();
    stop();
    await flush();
    expect(listening.isAborted).toBe(true);
    expect(player().isStopped).toBe(true);
  });
});
