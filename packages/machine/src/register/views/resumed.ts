import { commitmentOf, titleOf } from '../register.rules.ts';
import type { FailedView, TrackingView } from '../register.view.ts';
import { type Connection, copyButton, shortHash } from './env.ts';

/** Why a screen stands although nobody has sent anything: an earlier life of the page did. */
export function resumedNotice({ snapshot, t }: Connection, screen: 'tracking' | 'confirming'): string | null {
  const { context } = snapshot.register;
  return context.noted === null ? null : t.resumed[screen](titleOf(context));
}

/** The fingerprint that this device and the service have agreed upon. */
export function agreedFingerprint({ snapshot, t }: Connection): TrackingView['verified'] {
  const { context } = snapshot.register;
  const commitment = commitmentOf(context);
  return commitment !== null && context.isVerified
    ? { text: t.tracking.verified, fingerprint: shortHash(commitment) }
    : null;
}

/** The tracking screen where there is nothing to be followed here: another tab does, or the service finds nothing. */
export function strayTracking(
  connection: Connection,
): Pick<TrackingView, 'heading' | 'lead' | 'still' | 'another'> | null {
  const { snapshot, t, act } = connection;
  const { tracking, register } = snapshot;
  const another = (text: string, isQuiet: boolean) => ({
    text,
    isQuiet,
    press: act({ type: 'user.another' }),
  });
  if (tracking?.hasTag('elsewhere')) {
    const { heading, lead } = t.elsewhere;
    return { heading, lead, still: null, another: another(t.elsewhere.another, false) };
  }
  if (!tracking?.hasTag('unknown')) return null;
  const { heading, lead } = t.unknown;
  return {
    heading,
    lead,
    still: {
      term: t.tracking.still.transaction,
      transactionId: register.context.transactionId ?? '',
      copy: copyButton(connection, 'transactionId'),
      keepWaiting: { text: t.unknown.ask, press: act({ type: 'user.keepWaiting' }) },
    },
    another: another(t.unknown.another, true),
  };
}

/** What is known of a `confirm` in doubt, so that the site can look it up. */
export function knownOfDoubt({ snapshot, t }: Connection): FailedView['known'] {
  const { context } = snapshot.register;
  if (context.doubtJobId === null) return [];
  return [
    { term: t.resumed.title, text: titleOf(context) },
    { term: t.resumed.job, text: context.doubtJobId },
  ];
}

/** The sentence behind a failure that befell what an earlier life of the page began. */
export function resumedFailure({ snapshot, t }: Connection): { doubt: string; refunded: string } | null {
  const { context } = snapshot.register;
  if (context.noted === null) return null;
  return { doubt: t.resumed.doubt(titleOf(context)), refunded: t.resumed.refunded };
}
