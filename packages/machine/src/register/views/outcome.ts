import { sealPath } from '../../drawing/seal.ts';
import { commitmentOf, expectsAccessCode, isRetryable, titleOf } from '../register.rules.ts';
import type { CertificateFormat } from '../../completion/completion.types.ts';
import { errorText } from '../../messages/error-text.ts';
import { failedMark } from '../../view/failed.ts';
import { eyeIcon } from '../../view/frame.ts';
import type { CertificateView, CodeView, CompleteView, FailedView, LeavingView } from '../register.view.ts';
import { type Connection, common, copyButton, focusOnHeading, shortHash } from './env.ts';
import { knownOfDoubt, resumedFailure } from './resumed.ts';

/** `atc_` and 64 digits → the digits in groups of four. */
function groupsOf(code: string): string[] {
  return code.replace(/^atc_/, '').match(/.{1,4}/g) ?? [];
}

function codeView(connection: Connection, code: string): CodeView {
  const { snapshot, act, t, id } = connection;
  const isShown = snapshot.completion?.matches({ code: 'shown' }) ?? false;
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
      icon: eyeIcon(isShown),
      press: act({ type: isShown ? 'user.hideCode' : 'user.showCode' }),
    },
    copy: copyButton(connection, 'accessCode'),
    download: { text: t.complete.download, press: act({ type: 'user.saveCode' }) },
  };
}

/** The certificate, which can be fetched, fail and be fetched again beside everything else. */
function certificateView(connection: Connection, hasCode: boolean): CertificateView | null {
  const { snapshot, act, t, id } = connection;
  const { completion, session } = snapshot;
  if (completion?.context.result.workId === undefined) return null;
  const { certificateFormat, certificateFailure } = completion.context;
  const isFetching = completion.matches({ certificate: 'fetching' });
  const button = (format: CertificateFormat, text: string, label: string) => ({
    text,
    label,
    isBusy: isFetching && certificateFormat === format,
    press: act({ type: 'user.fetchCertificate', format }),
  });
  return {
    pdf: button('pdf', t.certificate.pdf, t.certificate.pdfLabel),
    json: button('json', t.certificate.json, t.certificate.jsonLabel),
    problem:
      certificateFailure === null
        ? null
        : {
            id: id('certificate-problem'),
            text: t.certificate.problem(errorText(t, certificateFailure)),
          },
    waiting: isFetching && session?.context.awaited ? t.certificate.waiting : null,
    isPrimary: !hasCode,
  };
}

function leavingView({ snapshot, act, t, id }: Connection): LeavingView | null {
  if (!snapshot.completion?.matches({ keeping: { held: 'asked' } })) return null;
  return {
    id: id('leaving'),
    headingId: id('leaving-heading'),
    heading: t.leaving.heading,
    text: t.leaving.text,
    stay: { text: t.leaving.stay, press: act({ type: 'user.stay' }) },
    leave: { text: t.leaving.leave, press: act({ type: 'user.leave' }) },
  };
}

function completeAnnouncement({ snapshot, t }: Connection, registered: string): string {
  if (snapshot.completion?.context.isKept && snapshot.completion.matches({ keeping: 'free' }))
    return t.complete.kept;
  return registered;
}

/** Where the service has not told the number of a work that it calls registered. */
const UNKNOWN_NUMBER = '–';

export function completeView(connection: Connection): CompleteView {
  const { snapshot, act, t, format, id } = connection;
  const { context } = snapshot.register;
  const { result, accessCode, isSettled } = context;
  const title = titleOf(context);
  // A number that names, like a house's: no separators.
  const number = result?.atsId === undefined ? UNKNOWN_NUMBER : String(result.atsId);
  const txHash = result?.txHash ?? '';
  const commitment = commitmentOf(context) ?? '';
  const end = snapshot.tracking?.context.steps.find(({ step }) => step === 'completed')?.timestamp;
  const lead = end
    ? t.complete.lead(format.date(end), format.time(end), format.number(result?.blockNumber ?? 0))
    : '';
  // Only a link that a browser follows to a page: the service's word is not taken for it.
  const href = /^https?:\/\//.test(result?.explorerUrl ?? '') ? (result?.explorerUrl ?? null) : null;
  const leaving = leavingView(connection);
  const isCodeWanted = accessCode === null && expectsAccessCode(context);
  const isCodePending = isCodeWanted && !isSettled;
  return {
    ...common(connection),
    screen: 'complete',
    heading: t.complete.heading(title),
    lead,
    announcement: completeAnnouncement(
      connection,
      result?.atsId === undefined ? t.complete.heading(title) : t.complete.announce(title, number),
    ),
    focus: leaving ? { key: 'complete.leaving', id: id('leaving') } : focusOnHeading(connection),
    seal: { path: sealPath(commitment), label: t.complete.ats, number },
    code: accessCode === null ? null : codeView(connection, accessCode),
    codePending: isCodePending ? t.complete.codePending : null,
    codeMissing: isCodeWanted && isSettled ? t.complete.codeMissing : null,
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
    certificate: certificateView(connection, accessCode !== null || isCodePending),
    leaving,
    another: { text: t.complete.another, press: act({ type: 'user.leave' }) },
  };
}

function reasonOf({ snapshot, t }: Connection): string | null {
  const { failure } = snapshot.register.context;
  return failure ? errorText(t, failure) : null;
}

export function failedView(connection: Connection, screen: 'failed' | 'disabled'): FailedView {
  const { snapshot, act, t } = connection;
  const { register } = snapshot;
  const { failure, stage, draft } = register.context;
  const code = failure?.code ?? 'widget.unknown_error';
  const isSetup = register.matches({ flow: 'misconfigured' });
  const isDoubt = code === 'widget.confirm_in_doubt';
  const isFinding = register.matches({ flow: { active: { finding: 'failed' } } });
  const mayRetry = screen === 'failed' && !isSetup && (isFinding || isRetryable(register.context));
  const requestId = failure?.requestId ?? null;
  const resumed = resumedFailure(connection);
  const kept = isFinding
    ? ''
    : draft === null
      ? (resumed?.refunded ?? '')
      : stage === 'tracking'
        ? t.failed.refunded
        : t.failed.kept;
  const texts =
    screen === 'disabled'
      ? {
          heading: t.disabled.heading,
          lead: requestId === null ? t.disabled.leadWithoutReference : t.disabled.lead,
        }
      : isDoubt
        ? { heading: t.failed.headingDoubt, lead: resumed?.doubt ?? t.failed.doubt }
        : isSetup
          ? { heading: t.failed.headingSetup, lead: failure?.message ?? '' }
          : {
              heading: isFinding ? t.work.failed : t.failed.heading,
              lead: [reasonOf(connection), kept].filter(Boolean).join(' '),
            };
  const restart = { text: t.failed.restart, press: act({ type: 'user.reset' }) };
  const toForm = { text: isFinding ? t.back : t.failed.back, press: act({ type: 'user.backToForm' }) };
  const again = { text: t.failed.retry, press: act({ type: 'user.retry' }) };
  // The same work again would be refused again.
  const ways =
    code === 'work.already_registered' ? { back: null, retry: toForm } : { back: toForm, retry: again };
  return {
    ...common(connection),
    overlay: null,
    screen,
    mark: failedMark(screen),
    ...texts,
    announcement: '',
    focus: focusOnHeading(connection, `#${code}`),
    code,
    known: isDoubt ? knownOfDoubt(connection) : [],
    reference:
      requestId === null
        ? null
        : {
            term: t.failed.request,
            id: requestId,
            copy: copyButton(connection, 'requestId', t.failed.copyRequest),
          },
    ...(mayRetry
      ? ways
      : { back: isDoubt || (resumed && screen === 'failed') ? restart : null, retry: null }),
  };
}
