import { BLOCK_TIME_MS } from '@ats-kit/protocol';
import { percentOf } from '../../percent.ts';
import { isVerified } from '../../submission/submission.rules.ts';
import { expectsAccessCode } from '../register.rules.ts';
import type { StepRecord } from '../../tracking/tracking.types.ts';
import type { PriceScreenView, StageView, TrackingView, UploadView, WaitingView } from '../register.view.ts';
import { type Connection, common, copyButton, factsOf, focusOnHeading, priceOf } from './env.ts';
import { agreedFingerprint, resumedNotice, strayTracking } from './resumed.ts';
import { waveOf } from './sound.ts';
import { stepsOf } from './steps.ts';

/** Milestones that are announced, once each: never every percent. */
function uploadAnnouncement({ t }: Connection, progress: number): string {
  const { start, quarter, half, threeQuarters } = t.upload.announce;
  return progress >= 75 ? threeQuarters : progress >= 50 ? half : progress >= 25 ? quarter : start;
}

/** The most pressing of what is out of the ordinary. */
function uploadNotice({ snapshot, t }: Connection): string | null {
  const { upload, submission } = snapshot;
  if (upload?.hasTag('offline')) return t.upload.offline;
  if (upload?.hasTag('retrying')) return t.upload.retrying;
  return submission?.context.restart ? t.restarted : null;
}

export function uploadView(connection: Connection): UploadView {
  const { snapshot, act, t, format, id } = connection;
  const { draft, file } = snapshot.register.context;
  const upload = snapshot.upload?.context;
  const totalBytes = file?.sizeBytes ?? 0;
  const sentBytes = upload?.sentBytes ?? 0;
  const progress = percentOf(sentBytes, totalBytes);
  const speed = upload?.bytesPerSecond ?? null;
  const leftSeconds = speed === null || speed === 0 ? null : (totalBytes - sentBytes) / speed;
  const sizes = format.bytesPair(sentBytes, totalBytes);
  const left = leftSeconds === null ? null : format.seconds(leftSeconds);
  return {
    ...common(connection),
    screen: 'upload',
    heading: t.upload.heading(draft?.title ?? ''),
    lead: t.upload.lead,
    announcement: uploadAnnouncement(connection, progress),
    focus: focusOnHeading(connection),
    percent: format.percentParts(progress),
    progress,
    sent: upload ? t.upload.sent(sizes.part, sizes.whole) : t.upload.starting,
    wave: waveOf(connection),
    clipId: id('sent'),
    meterLabel: t.upload.label(file?.name ?? ''),
    meterText: t.upload.valueText(format.percent(progress), left),
    figures:
      speed === null || leftSeconds === null
        ? []
        : [
            { term: t.upload.speed, value: t.upload.perSecond(format.bytes(speed)) },
            { term: t.upload.left, value: format.secondsShort(leftSeconds) },
          ],
    notice: uploadNotice(connection),
    verify: t.upload.verify,
    cancel: {
      text: t.cancel,
      label: t.upload.cancel(file?.name ?? ''),
      press: act({ type: 'user.cancel' }),
    },
  };
}

export function waitingView(connection: Connection, screen: 'quoting' | 'confirming'): WaitingView {
  const { snapshot, act, t } = connection;
  const { submission } = snapshot;
  const texts = t[screen];
  const isKept = screen === 'quoting' && snapshot.register.context.draft?.filename === null;
  const isAskedAgain = (submission?.context.lostConfirms ?? 0) > 0;
  return {
    ...common(connection),
    screen,
    heading: texts.heading,
    lead:
      screen === 'confirming' && !(submission && isVerified(submission.context))
        ? t.confirming.leadUnverified
        : isKept
          ? t.quoting.leadKept
          : texts.lead,
    announcement: isKept ? t.quoting.announceKept : texts.announce,
    focus: focusOnHeading(connection),
    notice:
      screen === 'confirming' && isAskedAgain
        ? (resumedNotice(connection, screen) ?? t.confirming.again)
        : submission?.context.restart
          ? t.restarted
          : null,
    cancel: screen === 'quoting' ? { text: t.cancel, press: act({ type: 'user.cancel' }) } : null,
  };
}

export function priceView(connection: Connection): PriceScreenView {
  const { snapshot, act, t, format } = connection;
  const { draft, file } = snapshot.register.context;
  const quote = snapshot.submission?.context.quote ?? null;
  const amount = quote?.totalPriceCredits ?? 0;
  const isOver = snapshot.submission?.matches({ pricing: 'over' }) ?? false;
  return {
    ...common(connection),
    screen: 'price',
    steps: stepsOf(connection, 'review', null),
    heading: t.review.headingQuoted,
    lead: isOver ? t.price.over : t.review.lead,
    announcement: isOver ? t.price.over : '',
    focus: focusOnHeading(connection),
    facts: draft ? factsOf(connection, { ...draft, file }, false) : [],
    price: priceOf(connection, quote),
    cancel: { text: t.cancel, press: act({ type: 'user.cancel' }) },
    accept: {
      text: isOver
        ? t.price.renew
        : amount === 0
          ? t.price.acceptFree
          : t.price.accept(format.number(amount)),
      press: act({ type: 'user.acceptPrice' }),
    },
  };
}

const STAGES = ['validating', 'preparing_transaction', 'signing', 'submitting', 'confirming'];

/** The known stages in their order, and among them those that we do not know, where they came. */
function stageNames(steps: StepRecord[]): string[] {
  const names = [...STAGES];
  steps.forEach(({ step }, index) => {
    if (names.includes(step) || step === 'completed' || step === 'failed') return;
    const before = steps[index - 1]?.step;
    names.splice(before === undefined ? 0 : names.indexOf(before) + 1, 0, step);
  });
  return names;
}

function stages(connection: Connection, steps: StepRecord[]): StageView[] {
  const { t, format, snapshot } = connection;
  const names = stageNames(steps);
  const isOver = steps.some(({ step }) => step === 'completed');
  const at = isOver ? names.length : Math.max(0, ...steps.map(({ step }) => names.indexOf(step)));
  const blockSeconds = format.seconds(BLOCK_TIME_MS[snapshot.register.context.network] / 1000);
  return names.map((step, index) => {
    const record = steps.find((known) => known.step === step);
    const state = index < at ? 'done' : index === at ? 'current' : 'todo';
    return {
      step,
      name: t.tracking.steps[step] ?? record?.description ?? step,
      state,
      hiddenText: { done: t.tracking.done, current: t.tracking.now, todo: t.tracking.todo }[state],
      hint: step === 'confirming' && state !== 'done' ? t.tracking.blockHint(blockSeconds) : null,
      time:
        state === 'done' && record?.timestamp
          ? { machine: record.timestamp, text: format.clock(record.timestamp) }
          : null,
    };
  });
}

/** Blocks until a transaction is final, as a rule of thumb for the sentence above the stages. */
const EXPECTED_BLOCKS = 3;

export function trackingView(connection: Connection): TrackingView {
  const { snapshot, act, t, format } = connection;
  const { network, transactionId } = snapshot.register.context;
  const tracking = snapshot.tracking;
  const isStill = tracking?.hasTag('stillProcessing') ?? false;
  const stray = strayTracking(connection);
  const isElsewhere = tracking?.hasTag('elsewhere') ?? false;
  const list = isElsewhere ? [] : stages(connection, tracking?.context.steps ?? []);
  const at = Math.max(
    0,
    list.findIndex(({ state }) => state === 'current'),
  );
  const seconds = format.seconds((BLOCK_TIME_MS[network] * EXPECTED_BLOCKS) / 1000);
  return {
    ...common(connection),
    screen: 'tracking',
    heading: isStill ? t.tracking.still.heading : t.tracking.heading,
    lead: isStill
      ? t.tracking.still.lead
      : expectsAccessCode(snapshot.register.context)
        ? t.tracking.lead(seconds)
        : t.tracking.leadWithoutCode(seconds),
    announcement: isStill
      ? t.tracking.still.heading
      : stray
        ? stray.heading
        : t.tracking.announce(list[at]?.name ?? '', format.number(at + 1), format.number(list.length)),
    focus: focusOnHeading(
      connection,
      stray ? (isElsewhere ? '.elsewhere' : '.unknown') : isStill ? '.still' : '',
    ),
    notice: resumedNotice(connection, 'tracking'),
    stages: list,
    verified: agreedFingerprint(connection),
    another: null,
    still: isStill
      ? {
          term: t.tracking.still.transaction,
          transactionId: transactionId ?? '',
          copy: copyButton(connection, 'transactionId'),
          keepWaiting: {
            text: t.tracking.still.keepWaiting,
            press: act({ type: 'user.keepWaiting' }),
          },
        }
      : null,
    ...stray,
  };
}
