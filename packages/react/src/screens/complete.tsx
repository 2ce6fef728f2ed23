import type { CertificateView, CompleteView, LeavingView } from '@ats-kit/machine';
import { type KeyboardEvent, memo } from 'react';
import { Button, CopyButton } from '../parts/buttons.tsx';
import { ErrorText } from '../parts/field.tsx';
import { Actions } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { Icon } from '../parts/icon.tsx';
import { Aside, Notice } from '../parts/notice.tsx';
import { AccessCode } from './access-code.tsx';

const Seal = memo(function Seal({ view }: { view: CompleteView['seal'] }) {
  return (
    <div part="seal">
      <svg part="seal-rays" viewBox="0 0 160 160" aria-hidden="true" focusable="false">
        <path d={view.path} />
      </svg>
      <p part="seal-number">
        <small>{view.label}</small> {view.number}
      </p>
    </div>
  );
});

type FactsProps = Pick<CompleteView, 'transaction' | 'fingerprint'>;

const Facts = memo(function Facts({ transaction, fingerprint }: FactsProps) {
  const hash = <span part="mono">{transaction.short}</span>;
  return (
    <dl part="facts">
      <div part="fact">
        <dt>{transaction.term}</dt>
        <dd>
          {transaction.href ? (
            <a
              part="link"
              href={transaction.href}
              target="_blank"
              rel="noopener noreferrer"
              aria-label={transaction.label}
            >
              {hash}
            </a>
          ) : (
            hash
          )}
        </dd>
        <dd part="fact-act">
          <CopyButton view={transaction.copy} part="button-quiet button-icon" />
        </dd>
      </div>
      <div part="fact">
        <dt>{fingerprint.term}</dt>
        <dd>
          <span part="mono">{fingerprint.short}</span>
        </dd>
        <dd part="fact-act">
          <CopyButton view={fingerprint.copy} part="button-quiet button-icon" />
        </dd>
      </div>
    </dl>
  );
});

/** Whoever leaves now loses the access code: asked within the screen, where the code still is. */
const Leaving = memo(function Leaving({ view }: { view: LeavingView }) {
  const textId = `${view.id}-text`;
  const keyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') view.stay.press();
  };
  return (
    <div
      part="notice"
      role="alertdialog"
      id={view.id}
      tabIndex={-1}
      aria-labelledby={view.headingId}
      aria-describedby={textId}
      data-tone="warning"
      onKeyDown={keyDown}
    >
      <Icon name="alert" />
      <div>
        <strong id={view.headingId}>{view.heading}</strong>
        <p id={textId}>{view.text}</p>
      </div>
      <div part="buttons">
        <Button view={view.leave} />
        <Button view={view.stay} part="button-primary" />
      </div>
    </div>
  );
});

const Certificate = memo(function Certificate({ view }: { view: CertificateView }) {
  const describedBy = view.problem?.id;
  return (
    <div part="buttons">
      <Button view={view.json} icon="download" describedBy={describedBy} />
      <Button
        view={view.pdf}
        part={view.isPrimary ? 'button-primary' : ''}
        icon="download"
        describedBy={describedBy}
      />
    </div>
  );
});

export function CompleteScreen({ view }: { view: CompleteView }) {
  const { certificate } = view;
  return (
    <>
      <div part="ceremony">
        <Seal view={view.seal} />
        <Header view={view} />
      </div>
      {view.code && <AccessCode view={view.code} />}
      {view.codePending && <Aside icon="key" text={view.codePending} />}
      {view.codeMissing && <Notice text={view.codeMissing} />}
      <Facts transaction={view.transaction} fingerprint={view.fingerprint} />
      {certificate?.problem && <ErrorText {...certificate.problem} />}
      {certificate?.waiting && <p part="busy">{certificate.waiting}</p>}
      {view.leaving && <Leaving view={view.leaving} />}
      <Actions>
        <Button view={view.another} part="button-quiet" />
        {certificate && <Certificate view={certificate} />}
      </Actions>
    </>
  );
}
