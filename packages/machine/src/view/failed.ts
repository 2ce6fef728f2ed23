import type { Failure } from '../failure.ts';
import { errorText } from '../messages/error-text.ts';
import type { FailedView } from '../register/register.view.ts';
import type { Connection } from '../register/views/env.ts';
import { type ClipboardSnapshot, copyButtonOf, frameOf } from './frame.ts';

type FailedEvent =
  | { type: 'user.retry' }
  | { type: 'user.backToForm' }
  | { type: 'user.copy'; what: 'requestId' };

export const failedMark = (screen: FailedView['screen']): FailedView['mark'] =>
  screen === 'disabled' ? { icon: 'lock', tone: 'neutral' } : { icon: 'alert', tone: 'error' };

/** A work could not be looked up: why, and a way on unless only the site can help. */
export function lookupFailedView(
  connection: Connection<unknown, FailedEvent>,
  state: {
    screen: 'failed' | 'disabled';
    network: FailedView['network'];
    failure: Failure | null;
    isSetup: boolean;
    clipboard: ClipboardSnapshot | null;
  },
): FailedView {
  const { t, id, act } = connection;
  const { screen, network, failure, isSetup, clipboard } = state;
  const code = failure?.code ?? 'widget.unknown_error';
  const requestId = failure?.requestId ?? null;
  const mayRetry = screen === 'failed' && !isSetup;
  const texts =
    screen === 'disabled'
      ? {
          heading: t.work.disabled.heading,
          lead: requestId === null ? t.work.disabled.leadWithoutReference : t.work.disabled.lead,
        }
      : isSetup
        ? { heading: t.failed.headingSetup, lead: failure?.message ?? '' }
        : { heading: t.work.failed, lead: failure ? errorText(t, failure) : '' };
  return {
    ...frameOf(connection, { network, isWaiting: false }),
    screen,
    mark: failedMark(screen),
    ...texts,
    announcement: '',
    focus: { key: `${screen}#${code}`, id: id('heading') },
    code,
    known: [],
    reference:
      requestId === null
        ? null
        : {
            term: t.failed.request,
            id: requestId,
            copy: copyButtonOf(connection, clipboard, 'requestId', t.failed.copyRequest),
          },
    back: mayRetry ? { text: t.back, press: act({ type: 'user.backToForm' }) } : null,
    retry: mayRetry ? { text: t.failed.retry, press: act({ type: 'user.retry' }) } : null,
  };
}
