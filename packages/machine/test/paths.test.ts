import { LIMITS, TransactionResult } from '@ats-kit/protocol';
import { describe, expect, it } from 'vitest';
import { failureOf } from '../src/failure.ts';
import { sessionMachine, submissionMachine, trackingMachine, uploadMachine } from '../src/index.ts';
import {
  MEDIA_HASH,
  TRANSACTION_ID,
  completedFrame,
  completedStatus,
  confirmation,
  draft,
  facts,
  frame,
  networkError,
  quoteOf,
  refusal,
  result,
  status,
} from './harness/fixtures.ts';
import { describePath, pathsOf, unreached } from './harness/model.ts';

/** Holds a rule against every step of every path. */
function everyStep<State>(
  paths: readonly { steps: { event: { type: string }; state: State & { value: unknown } }[] }[],
  rule: (now: State, before: State | undefined, event: { type: string }) => boolean,
): void {
  for (const path of paths) {
    const isBroken = path.steps.some(
      ({ state, event }, index) => !rule(state, path.steps[index - 1]?.state, event),
    );
    if (isBroken) expect.fail(describePath(path));
  }
}

describe('session, on every path', () => {
  const generation = ({ generation: now }: { generation: number }) => [
    { generation: now, pendingAction: 'submit' },
    { generation: now - 1, pendingAction: 'submit' },
  ];
  const paths = [true, false].flatMap((canFetch) =>
    [true, false].flatMap((hasToken) =>
      pathsOf(sessionMachine, {
        input: { canFetch, hasToken },
        samples: {
          'token.given': [{}],
          'token.dropped': [{}],
          'token.needed': [true, false].map((unspent) => ({ unspent, pendingAction: 'submit' })),
          'token.accepted': generation,
          'token.rejected': generation,
          'token.spent': generation,
          'token.ageing': [{ atMs: 1 }],
          'done fetchToken': [{ output: undefined }],
          'error fetchToken': [
            { error: refusal('session.key_inactive', 403) },
            { error: refusal('registration.insufficient_credits', 403) },
            { error: networkError() },
          ],
        },
        keyOf: ({ generation: now, unproven, reason, awaited, failure }) => [
          ...[canFetch, now > 0, unproven, reason, awaited, failure?.code],
        ],
      }),
    ),
  );

  it('comes to every state', () => {
    expect(unreached(sessionMachine, paths)).toEqual([]);
  });

  it('is settled by a token or by a failure with a code', () => {
    everyStep(paths, (now) => {
      if (!now.hasTag('settled')) return true;
      return now.hasTag('failed') ? now.context.failure !== null : now.context.generation > 0;
    });
  });

  it('asks for no token a second time when the fresh one is refused', () => {
    everyStep(
      paths,
      (now, before, { type }) =>
        !(type === 'token.rejected' && now.hasTag('refreshing') && before?.context.unproven),
    );
  });

  it('keeps nobody waiting once there is a token', () => {
    everyStep(paths, (now) => !now.matches('usable') || !now.context.awaited);
  });
});

describe('upload, on every path', () => {
  const paths = pathsOf(uploadMachine, {
    input: { fileId: 'file-1', totalBytes: 100, sentBytes: 0, jobId: 'job-1' },
    samples: {
      'transfer.progress': [40, 100, 120].map((sentBytes) => ({ sentBytes, atMs: sentBytes })),
      'transfer.done': [{}],
      'transfer.failed': [undefined, 403, 413, 503].map((httpStatus) => ({
        failure: failureOf('widget.upload_error', { status: httpStatus }),
      })),
      'network.offline': [{}],
      'network.online': [{}],
    },
    keyOf: ({ attempt, attemptBytes, sentBytes, isOffline, mayHaveArrived }) => [
      ...[attempt, attemptBytes, sentBytes, isOffline, mayHaveArrived],
    ],
  });

  it('comes to every state', () => {
    expect(unreached(uploadMachine, paths)).toEqual([]);
  });

  it('makes no more attempts than it may', () => {
    everyStep(paths, ({ context }) => context.attempt >= 0 && context.attempt < LIMITS.uploadAttempts);
  });

  it('never takes progress back, and never claims more than there is', () => {
    everyStep(
      paths,
      ({ context }, before) =>
        context.sentBytes >= (before?.context.sentBytes ?? 0) && context.sentBytes <= context.totalBytes,
    );
  });

  it('ends with its file sent, or with a reason', () => {
    everyStep(paths, ({ status: now, output, context }) => {
      if (now !== 'done') return true;
      return output?.result === 'done' ? context.sentBytes === context.totalBytes : Boolean(output?.failure);
    });
  });
});

describe('submission, on every path', () => {
  const honest = quoteOf(draft).commitment;
  const paths = (['block', 'warn'] as const).flatMap((verifyCommitment) =>
    pathsOf(submissionMachine, {
      input: {
        draft,
        file: facts,
        confirmPrice: verifyCommitment === 'block',
        verifyCommitment,
        resume: null,
      },
      samples: {
        'done initJob': [{ output: { jobId: 'job-1' } }],
        'error initJob': [{ error: networkError() }],
        'done upload': [
          { output: { result: 'done' } },
          ...[true, false].flatMap((mayHaveArrived) =>
            (['urlSpent', 'failed'] as const).map((ended) => ({
              output: { result: ended, failure: failureOf('widget.upload_error'), mayHaveArrived },
            })),
          ),
        ],
        'upload.progressed': [],
        'done prepareJob': [
          { output: quoteOf(draft) },
          { output: quoteOf(draft, { isValid: false }) },
          { output: quoteOf({ ...draft, title: 'Another' }) },
        ],
        'error prepareJob': [
          { error: refusal('registration.upload_session_not_found', 404) },
          { error: refusal('registration.upload_session_forbidden', 403) },
          { error: networkError() },
        ],
        'done hashing': [{ output: MEDIA_HASH }],
        'error hashing': [{ error: new Error('unreadable') }],
        'quote.held': [{}],
        'quote.over': [{}],
        'quote.ticked': [],
        'done quoteExpiry': [{}],
        'done confirmJob': [{ output: confirmation }],
        'error confirmJob': [
          { error: networkError() },
          { error: refusal('common.rate_limited', 429) },
          { error: refusal('registration.prepared_forbidden', 403) },
          { error: refusal('registration.prepared_not_found', 404) },
          { error: refusal('registration.insufficient_credits', 403) },
        ],
        'session.renewed': [{}],
        'user.acceptPrice': [{}],
        'user.cancel': [{}],
      },
      keyOf: (context) => [
        ...[verifyCommitment, context.isUploaded, context.isArrivalInDoubt, context.uploadFailure?.code],
        ...[context.mediaHash, context.hashFailure?.code, context.quote?.commitment, context.quote?.isValid],
        ...[context.isRenewed, context.restart === null, context.isQuoteOver, context.failure?.code],
        // Everything that is counted, as far as counting changes anything.
        ...Object.values(context).map((value) => (typeof value === 'number' ? Math.min(value, 2) : null)),
      ],
    }),
  );

  it('comes to every state but those of a file that is kept', () => {
    expect(unreached(submissionMachine, paths)).toEqual(['submission.initializing.forKeptFile']);
  });

  it('confirms nothing but a valid quote, of what this device has computed or was told to let pass', () => {
    everyStep(paths, (now) => {
      const { context } = now;
      if (!now.matches('confirming')) return true;
      const isComputed = context.mediaHash === MEDIA_HASH && context.quote?.commitment === honest;
      return context.quote?.isValid === true && (isComputed || context.verifyCommitment === 'warn');
    });
  });

  it('asks for the same confirm, once an answer was lost, and does nothing else', () => {
    everyStep(paths, (now, before) => {
      const { context, output } = now;
      if (!before || before.context.lostConfirms === 0) return true;
      const isSame = context.jobId === before.context.jobId;
      const isHonest =
        now.status === 'done' && (output?.result === 'confirmed' || output?.result === 'inDoubt');
      return isSame && (now.matches('confirming') || isHonest);
    });
  });

  it('cannot be cancelled while it pays', () => {
    everyStep(
      paths,
      (now, before, { type }) =>
        !(type === 'user.cancel' && before?.matches('confirming')) || now.matches('confirming'),
    );
  });

  it('begins again a bounded number of times', () => {
    everyStep(paths, ({ context }) => context.freshInits <= 2);
    everyStep(paths, ({ context }, before) => !before?.context.restart || context.restart !== null);
  });

  it('says why it did not go on', () => {
    everyStep(paths, ({ output }) =>
      output && 'failure' in output ? Boolean(output.failure.code) && Boolean(output.failure.message) : true,
    );
  });
});

describe('tracking, on every path', () => {
  const codeless = { accessCode: undefined };
  const paths = [true, false].flatMap((expectsAccessCode) =>
    pathsOf(trackingMachine, {
      input: { transactionId: TRANSACTION_ID, wsUrl: '/ws', accessCode: null, expectsAccessCode },
      samples: {
        'lock.held': [{}],
        'lock.elsewhere': [{}],
        'lock.over': [{}],
        'network.online': [{}],
        'socket.opened': [{}],
        'socket.closed': [{}],
        'socket.frame': [
          { frame: frame('signing') },
          { frame: completedFrame() },
          { frame: completedFrame(codeless) },
          {
            frame: frame('failed', {
              details: TransactionResult.encode({ success: false, error: 'Refused.' }),
            }),
          },
          { frame: { type: 'error', error: { code: 'transaction.not_found', message: 'Gone.' } } },
        ],
        'done readStatus': [
          { output: status() },
          { output: completedStatus() },
          { output: completedStatus(codeless) },
        ],
        'error readStatus': [{ error: networkError() }, { error: refusal('transaction.not_found', 404) }],
        'user.keepWaiting': [{}],
        ...Object.fromEntries(
          ['completed', 'failed', 'unknown'].map((outcome) => [`outcome.${outcome}`, []]),
        ),
        ...Object.fromEntries(['wanted', 'unneeded', 'gaveUp'].map((wish) => [`polling.${wish}`, []])),
      },
      keyOf: ({ accessCode, result: end, failure, misses, codePolls, lostCodePolls }) => [
        ...[expectsAccessCode, accessCode !== null, end !== null, failure?.code, misses],
        // Few and many: how many exactly is another test's.
        ...[Math.min(codePolls, 1), Math.min(lostCodePolls, 1)],
      ],
    }),
  );

  it('comes to every state', () => {
    expect(unreached(trackingMachine, paths)).toEqual([]);
  });

  it('is completed with a result, and never loses what it knows', () => {
    everyStep(paths, (now, before) => {
      const { context } = now;
      const isCompleted = now.matches({ following: { outcome: 'completed' } });
      const keepsCode =
        before?.context.accessCode == null || context.accessCode === before.context.accessCode;
      return keepsCode && (!isCompleted || context.result?.atsId === result.atsId);
    });
  });

  it('stays with its outcome', () => {
    for (const outcome of ['completed', 'failed'] as const)
      everyStep(
        paths,
        (now, before) =>
          !before?.matches({ following: { outcome } }) || now.matches({ following: { outcome } }),
      );
  });

  it('asks nothing more for the outcome once there is one', () => {
    for (const outcome of ['completed', 'failed'] as const)
      everyStep(
        paths,
        (now) =>
          !now.matches({ following: { outcome } }) ||
          now.matches({ following: { polling: 'off', socket: 'closed' } }),
      );
  });

  it('says that a code is known exactly when there is one', () => {
    everyStep(paths, (now) => {
      const settled = { known: true, none: false } as const;
      return (['known', 'none'] as const).every(
        (end) =>
          !now.matches({ following: { outcome: { completed: end } } }) ||
          (now.context.accessCode !== null) === settled[end],
      );
    });
  });
});
