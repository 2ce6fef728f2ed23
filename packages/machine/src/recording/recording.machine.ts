import type { AudioFormat } from '@ats-kit/protocol';
import { assign, fromCallback, fromPromise, sendParent, sendTo, setup } from 'xstate';
import { WAVE_BARS } from '../drawing/wave.ts';
import { notProvided } from '../not-provided.ts';
import type { RecordingDetails } from '../ports.ts';
import type {
  PlayerCommand,
  PlayerEvent,
  RecordingContext,
  RecordingEvent,
  RecordingInput,
  RecordingNotice,
  RecordingProblem,
} from './recording.types.ts';

/** The chosen file as a recording: what it is, how it sounds, and playing it. Nothing waits for any of this. */
export const recordingMachine = setup({
  types: {
    context: {} as RecordingContext,
    events: {} as RecordingEvent,
    input: {} as RecordingInput,
    tags: {} as 'playable' | 'playing',
  },
  actors: {
    readFormat: fromPromise<AudioFormat | null, { fileId: string }>(notProvided('readFormat')),
    listen: fromPromise<RecordingDetails, { fileId: string; format: AudioFormat; bars: number }>(
      notProvided('listen'),
    ),
    player: fromCallback<PlayerCommand, { fileId: string }, PlayerEvent>(notProvided('player')),
  },
  guards: {
    isRecording: (_, format: AudioFormat | null) => format !== null,
  },
  actions: {
    recordFormat: assign((_, format: AudioFormat | null) => ({ format })),
    recordDetails: assign(({ context }, details: RecordingDetails) => ({
      peaks: details.peaks,
      durationSeconds: details.durationSeconds ?? context.durationSeconds,
    })),
    /** What the content says goes before what the player says: players round, and some guess. */
    recordDuration: assign(({ context }, durationSeconds: number | null) => ({
      durationSeconds: context.durationSeconds ?? durationSeconds,
    })),
    recordPosition: assign(({ context }, positionSeconds: number) => ({
      positionSeconds: Math.min(Math.max(0, positionSeconds), context.durationSeconds ?? positionSeconds),
    })),
    tellJudged: sendParent((_, problem: RecordingProblem | null): RecordingNotice => ({
      type: 'recording.judged',
      problem,
    })),
    play: sendTo('player', { type: 'player.play' } satisfies PlayerCommand),
    pause: sendTo('player', { type: 'player.pause' } satisfies PlayerCommand),
    seek: sendTo('player', (_, positionSeconds: number): PlayerCommand => ({
      type: 'player.seek',
      positionSeconds,
    })),
  },
}).createMachine({
  id: 'recording',
  initial: 'sniffing',
  context: ({ input }) => ({
    ...input,
    format: null,
    durationSeconds: null,
    peaks: null,
    positionSeconds: 0,
  }),
  states: {
    sniffing: {
      invoke: {
        src: 'readFormat',
        input: ({ context }) => ({ fileId: context.file.id }),
        onDone: [
          {
            guard: { type: 'isRecording', params: ({ event }) => event.output },
            target: 'sound',
            actions: [
              { type: 'recordFormat', params: ({ event }) => event.output },
              { type: 'tellJudged', params: null },
            ],
          },
          { target: 'refused', actions: { type: 'tellJudged', params: 'format' } },
        ],
        onError: { target: 'refused', actions: { type: 'tellJudged', params: 'unreadable' } },
      },
    },
    sound: {
      type: 'parallel',
      states: {
        drawing: {
          initial: 'listening',
          states: {
            listening: {
              invoke: {
                src: 'listen',
                input: ({ context }) => ({
                  fileId: context.file.id,
                  format: context.format as AudioFormat,
                  bars: WAVE_BARS,
                }),
                onDone: {
                  target: 'drawn',
                  actions: { type: 'recordDetails', params: ({ event }) => event.output },
                },
                // A sound that cannot be drawn is no reason to say anything.
                onError: 'drawn',
              },
            },
            drawn: {},
          },
        },
        playback: {
          initial: 'open',
          states: {
            open: {
              initial: 'loading',
              invoke: { id: 'player', src: 'player', input: ({ context }) => ({ fileId: context.file.id }) },
              on: {
                'player.refused': 'closed',
                'user.seek': {
                  actions: [
                    { type: 'recordPosition', params: ({ event }) => event.positionSeconds },
                    { type: 'seek', params: ({ event }) => event.positionSeconds },
                  ],
                },
              },
              states: {
                loading: {
                  on: {
                    'player.ready': {
                      target: 'paused',
                      actions: { type: 'recordDuration', params: ({ event }) => event.durationSeconds },
                    },
                  },
                },
                paused: {
                  tags: 'playable',
                  on: { 'user.play': { target: 'playing', actions: 'play' } },
                },
                playing: {
                  tags: ['playable', 'playing'],
                  on: {
                    'user.pause': { target: 'paused', actions: 'pause' },
                    'player.paused': 'paused',
                    'player.time': {
                      actions: { type: 'recordPosition', params: ({ event }) => event.positionSeconds },
                    },
                    'player.ended': {
                      target: 'paused',
                      actions: { type: 'recordPosition', params: 0 },
                    },
                  },
                },
              },
            },
            /** The browser cannot play this sound, or the page's policy forbids it: there is a card without a player. */
            closed: {},
          },
        },
      },
    },
    refused: {},
  },
});
