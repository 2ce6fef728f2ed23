import type { CodeView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button, CopyButton } from '../parts/buttons.tsx';
import { Icon } from '../parts/icon.tsx';

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

/** The access code of a new work, which is shown this once. */
export const AccessCode = memo(function AccessCode({ view }: { view: CodeView }) {
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
          <Icon name={view.toggle.icon} />
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
});
