import type { RegisterView, StepsView } from '@ats-kit/machine';
import { type ReactNode, useEffect, useRef } from 'react';
import { Icon } from './icon.tsx';

function Steps({ view }: { view: StepsView }) {
  return (
    <nav part="steps" aria-label={view.label}>
      <ol role="list">
        {view.items.map((step) => (
          <li
            key={step.name}
            part="step"
            data-state={step.state}
            aria-current={step.state === 'current' ? 'step' : undefined}
          >
            {step.go ? (
              <button type="button" part="step-link" onClick={step.go}>
                {step.name}
                <Icon name="check" part="icon-small" />
                <span part="hidden">{step.hiddenText}</span>
              </button>
            ) : (
              <span>{step.name}</span>
            )}
          </li>
        ))}
      </ol>
      <p part="step-count" aria-hidden="true">
        {view.count}
      </p>
    </nav>
  );
}

/** Moves focus when the view asks for it, but not for the first screen: the page has its own beginning. */
function useFocus({ key, id }: RegisterView['focus']) {
  const root = useRef<HTMLDivElement>(null);
  const last = useRef(key);
  useEffect(() => {
    if (last.current === key) return;
    last.current = key;
    // In a shadow root the document knows nothing of our ids.
    const scope = root.current?.getRootNode() as Document | ShadowRoot | undefined;
    scope?.getElementById(id)?.focus();
  }, [key, id]);
  return root;
}

/** The surface around every screen: steps, screen, footer, the veil while a token is awaited, the live region. */
export function Frame({ view, children }: { view: RegisterView; children: ReactNode }) {
  const root = useFocus(view.focus);
  const body = (
    <>
      {view.screen === 'form' && <Steps view={view.steps} />}
      <section
        part="screen"
        key={`${view.screen}${view.screen === 'form' ? view.step : ''}`}
        aria-labelledby={view.headingId}
      >
        {children}
      </section>
    </>
  );
  return (
    <div part="root" className="ats" data-network={view.network} ref={root}>
      <div part="surface">
        {view.overlay ? (
          <>
            <div part="behind" aria-busy="true" inert>
              {body}
            </div>
            <div part="overlay">
              <div part="dialog" role="status">
                <svg part="spinner" viewBox="0 0 32 32" aria-hidden="true">
                  <circle cx="16" cy="16" r="13" />
                  <circle cx="16" cy="16" r="13" pathLength="100" />
                </svg>
                <p part="subheading">{view.overlay.heading}</p>
                <p part="hint">{view.overlay.hint}</p>
              </div>
            </div>
          </>
        ) : (
          body
        )}
        <p part="footer">
          {view.footer.brand}
          {view.footer.tag && (
            <span part="tag" data-tone="warning">
              {view.footer.tag}
            </span>
          )}
        </p>
      </div>
      <p part="hidden" role="status">
        {view.announcement}
      </p>
    </div>
  );
}

export function Header({
  view,
  children,
}: {
  view: Pick<RegisterView, 'headingId' | 'heading' | 'lead'>;
  children?: ReactNode;
}) {
  return (
    <header part="header">
      {children}
      <h2 part="heading" id={view.headingId} tabIndex={-1}>
        {view.heading}
      </h2>
      {view.lead && <p part="lead">{view.lead}</p>}
    </header>
  );
}
