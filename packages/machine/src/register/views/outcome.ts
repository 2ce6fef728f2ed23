import { interpolate } from '@ats-kit/protocol';
import { sealPath } from '../../drawing/seal.ts';
import { isRetryable } from '../register.rules.ts';
import type { CodeView, CompleteView, FailedView } from '../register.view.ts';
import { type Connection, common, copyButton, focusOnHeading, shortHash } from './env.ts';

/** `atc_` and 64 digits → the digits in groups of four. */
function groupsOf(code: string): string[] {
  return code.replace(/^atc_/, '').match(/.{1,4}/g) ?? [];
}

function codeView(connection: Connection, code: string): CodeView {
  const { snapshot, send, t, id } = connection;
  const isShown = snapshot.register.matches({
    flow: { active: { following: { complete: { code: 'shown' } } } },
  });
  const lastGroup = code.slice(-4);
  return {
    id: id('code'),
    valueId: id('code-value'),
    heading: t.complete.code,
    once: t.complete.once,
    keep: t.complete.keep,
    isShown,
    groups: isShown ? groupsOf(code) : null,
    maskedText: t.complete.hidden(lastGroup),
    lastGroup,
    toggle: {
      text: isShown ? t.complete.hide : t.complete.show,
      hiddenText: t.complete.theCode,
      press: () => send({ type: isShown ? 'user.hideCode' : 'user.showCode' }),
    },
    copy: copyButton(connection, 'accessCode'),
    download: { text: t.complete.download, press: () => send({ type: 'user.saveCode' }) },
  };
}

export function completeView(connection: Connection): CompleteView {
  const { snapshot, send, t, format } = connection;
  const { draft, result, quote, accessCode, isSettled, externalUserId } = snapshot.register.context;
  const title = draft?.title ?? '';
  // A number that names, like a house's: no separators.
  const number = String(result?.atsId ?? 0);
  const txHash = result?.txHash ?? '';
  const commitment = quote?.commitment ?? '';
  const end = snapshot.tracking?.context.steps.find(({ step }) => step === 'completed')?.timestamp;
  const lead = end
    ? t.complete.lead(format.date(end), format.time(end), format.number(result?.blockNumber ?? 0))
    : '';
  // Only a link that a browser follows to a page: the service's word is not taken for it.
  const href = /^https?:\/\//.test(result?.explorerUrl ?? '') ? (result?.explorerUrl ?? null) : null;
  return {
    ...common(connection),
    screen: 'complete',
    heading: t.complete.heading(title),
    lead,
    announcement: t.complete.announce(title, number),
    focus: focusOnHeading(connection),
    seal: { path: sealPath(commitment), label: t.complete.ats, number },
    code: accessCode === null ? null : codeView(connection, accessCode),
    codePending: accessCode === null && !isSettled && externalUserId === null ? t.complete.codePending : null,
    transaction: {
      term: t.complete.transaction,
      short: shortHash(txHash),
      label: t.complete.transactionLabel(shortHash(txHash)),
      href,
      copy: copyButton(connection, 'transaction', t.complete.copyTransaction),
    },
    fingerprint: {
      term: t.complete.fingerprint,
      short: shortHash(commitment),
      copy: copyButton(connection, 'commitment', t.complete.copyFingerprint),
    },
    another: { text: t.complete.another, press: () => send({ type: 'user.reset' }) },
  };
}

/** The user's words for an error; a code that has none shows the service's message. */
function reasonOf({ snapshot, t }: Connection): string | null {
  const { failure } = snapshot.register.context;
  if (!failure) return null;
  const text = t.errors[failure.code];
  return text === undefined ? failure.message : interpolate(text, failure.details);
}

export function failedView(connection: Connection, screen: 'failed' | 'disabled'): FailedView {
  const { snapshot, send, t } = connection;
  const { register } = snapshot;
  const { failure, stage, draft } = register.context;
  const code = failure?.code ?? 'widget.unknown_error';
  const isSetup = register.matches({ flow: 'misconfigured' });
  const isDoubt = code === 'widget.confirm_in_doubt';
  const mayRetry = screen === 'failed' && !isSetup && isRetryable(register.context);
  const requestId = failure?.requestId ?? null;
  const kept = draft === null ? '' : stage === 'tracking' ? t.failed.refunded : t.failed.kept;
  const texts =
    screen === 'disabled'
      ? {
          heading: t.disabled.heading,
          lead: requestId === null ? t.disabled.leadWithoutReference : t.disabled.lead,
        }
      : isDoubt
        ? { heading: t.failed.headingDoubt, lead: t.failed.doubt }
        : isSetup
          ? { heading: t.failed.headingSetup, lead: failure?.message ?? '' }
          : { heading: t.failed.heading, lead: [reasonOf(connection), kept].filter(Boolean).join(' ') };
  const restart = { text: t.failed.restart, press: () => send({ type: 'user.reset' }) };
  return {
    ...common(connection),
    overlay: null,
    screen,
    ...texts,
    announcement: '',
    focus: focusOnHeading(connection, `#${code}`),
    code,
    reference:
      requestId === null
        ? null
        : {
            term: t.failed.request,
            id: requestId,
            copy: copyButton(connection, 'requestId', t.failed.copyRequest),
          },
    back: mayRetry
      ? { text: t.failed.back, press: () => send({ type: 'user.backToForm' }) }
      : isDoubt
        ? restart
        : null,
    retry: mayRetry ? { text: t.failed.retry, press: () => send({ type: 'user.retry' }) } : null,
  };
}
