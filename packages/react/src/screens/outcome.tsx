import type { CodeView, CompleteView, FailedView } from '@ats-kit/machine';
import { Button, CopyButton } from '../parts/buttons.tsx';
import { Header } from '../parts/frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { Reference } from '../parts/reference.tsx';

/** Digits of an access code come in 16 groups. */
const MASKED_GROUPS = Array.from({ length: 15 }, (_, group) => group);

/** A masked code does not stand in the document, only its last group does. */
function CodeValue({ view }: { view: CodeView }) {
  if (view.groups) {
    return (
      <p part="code-value" id={view.valueId} data-state="shown">
        <span part="code-prefix">atc_</span>
        {view.groups.map((group, index) => (
          <span key={index}>{group}</span>
        ))}
      </p>
    );
  }
  return (
    <p part="code-value" id={view.valueId} data-state="masked">
      <span part="hidden">{view.maskedText}</span>
      <span part="code-prefix" aria-hidden="true">
        atc_
      </span>
      {MASKED_GROUPS.map((group) => (
        <span key={group} aria-hidden="true">
          ••••
        </span>
      ))}
      <span aria-hidden="true">{view.lastGroup}</span>
    </p>
  );
}

function AccessCode({ view }: { view: CodeView }) {
  return (
    <section part="panel code" aria-labelledby={view.id}>
      <div part="row">
        <Icon name="key" />
        <h3 part="subheading row-text" id={view.id}>
          {view.heading}
        </h3>
        <button
          type="button"
          part="button button-quiet button-fold"
          aria-controls={view.valueId}
          onClick={view.toggle.press}
        >
          <Icon name={view.isShown ? 'eyeOff' : 'eye'} />
          {view.toggle.text}
          <span part="hidden">{view.toggle.hiddenText}</span>
        </button>
      </div>
      <p>
        <strong>{view.once}</strong> {view.keep}
      </p>
      <CodeValue view={view} />
      <div part="buttons">
        <CopyButton view={view.copy} />
        <Button view={view.download} part="button-primary" icon="download" />
      </div>
    </section>
  );
}

export function CompleteScreen({ view }: { view: CompleteView }) {
  return (
    <>
      <div part="ceremony">
        <div part="seal">
          <svg part="seal-rays" viewBox="0 0 160 160" aria-hidden="true">
            <path d={view.seal.path} />
          </svg>
          <p part="seal-number">
            <small>{view.seal.label}</small>
            {view.seal.number}
          </p>
        </div>
        <Header view={view} />
      </div>
      {view.code && <AccessCode view={view.code} />}
      {view.codePending && (
        <p part="aside">
          <Icon name="key" />
          <span>{view.codePending}</span>
        </p>
      )}
      <dl part="facts">
        <div part="fact">
          <dt>{view.transaction.term}</dt>
          <dd>
            {view.transaction.href ? (
              <a
                part="link"
                href={view.transaction.href}
                target="_blank"
                rel="noopener noreferrer"
                aria-label={view.transaction.label}
              >
                <span part="mono">{view.transaction.short}</span>
              </a>
            ) : (
              <span part="mono">{view.transaction.short}</span>
            )}
          </dd>
          <dd part="fact-act">
            <CopyButton view={view.transaction.copy} part="button-quiet button-icon" />
          </dd>
        </div>
        <div part="fact">
          <dt>{view.fingerprint.term}</dt>
          <dd>
            <span part="mono">{view.fingerprint.short}</span>
          </dd>
          <dd part="fact-act">
            <CopyButton view={view.fingerprint.copy} part="button-quiet button-icon" />
          </dd>
        </div>
      </dl>
      <div part="actions">
        <Button view={view.another} part="button-quiet" />
      </div>
    </>
  );
}

/** Failed and disabled: what happened, what was kept, and what comes next. */
export function FailedScreen({ view }: { view: FailedView }) {
  const isDisabled = view.screen === 'disabled';
  return (
    <>
      <Header view={view}>
        <span part="disc" data-tone={isDisabled ? 'neutral' : 'error'}>
          <Icon name={isDisabled ? 'lock' : 'alert'} />
        </span>
      </Header>
      {view.reference && <Reference {...view.reference} />}
      {(view.back ?? view.retry) && (
        <div part="actions">
          {view.back && (
            <Button view={view.back} part="button-quiet button-fold" icon="back" iconPart="icon-turn" />
          )}
          {view.retry && <Button view={view.retry} part="button-primary" />}
        </div>
      )}
    </>
  );
}
