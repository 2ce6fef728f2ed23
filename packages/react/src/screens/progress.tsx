import type { StageView, TrackingView, UploadView, WaitingView } from '@ats-kit/machine';
import { Button } from '../parts/buttons.tsx';
import { Header } from '../parts/frame.tsx';
import { Icon } from '../parts/icon.tsx';
import { Reference } from '../parts/reference.tsx';

function Notice({ text }: { text: string }) {
  return (
    <div part="notice" data-tone="warning">
      <Icon name="alert" />
      <p>{text}</p>
    </div>
  );
}

export function UploadScreen({ view }: { view: UploadView }) {
  return (
    <>
      <Header view={view} />
      <div
        part="panel progress"
        data-state={view.notice ? 'waiting' : undefined}
        data-tone={view.notice ? 'warning' : undefined}
      >
        <div part="figures">
          <p part="percent">
            {view.percent.number}
            <small>{view.percent.sign}</small>
          </p>
          <p part="hint number">{view.sent}</p>
        </div>
        <div
          part="meter"
          role="progressbar"
          aria-label={view.meterLabel}
          aria-valuemin={0}
          aria-valuemax={100}
          aria-valuenow={view.progress}
          aria-valuetext={view.meterText}
        >
          <svg part="wave" viewBox="0 0 440 48" preserveAspectRatio="none" aria-hidden="true">
            <clipPath id={view.clipId}>
              <rect width={`${view.progress}%`} height="100%" />
            </clipPath>
            <path part="wave-rest" d={view.wave} />
            <path part="wave-done" clipPath={`url(#${view.clipId})`} d={view.wave} />
          </svg>
        </div>
        {view.figures.length > 0 && (
          <dl part="figures">
            {view.figures.map((figure) => (
              <div key={figure.term}>
                <dt>{figure.term}</dt>
                <dd>{figure.value}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
      {view.notice && <Notice text={view.notice} />}
      <p part="aside">
        <Icon name="shield" />
        <span>{view.verify}</span>
      </p>
      <div part="actions">
        <Button view={view.cancel} />
      </div>
    </>
  );
}

function Live() {
  return (
    <svg part="live" viewBox="0 0 24 24" aria-hidden="true">
      <circle cx="12" cy="12" r="10" />
      <circle cx="12" cy="12" r="10" pathLength="100" />
      <circle cx="12" cy="12" r="4" />
    </svg>
  );
}

export function WaitingScreen({ view }: { view: WaitingView }) {
  return (
    <>
      <Header view={view}>
        <span part="stage-mark">
          <Live />
        </span>
      </Header>
      {view.notice && <Notice text={view.notice} />}
      {view.cancel && (
        <div part="actions">
          <Button view={view.cancel} />
        </div>
      )}
    </>
  );
}

function Stage({ view }: { view: StageView }) {
  return (
    <li part="stage" data-state={view.state} aria-current={view.state === 'current' ? 'step' : undefined}>
      <span part="stage-mark">
        {view.state === 'done' && <Icon name="check" part="icon-small" />}
        {view.state === 'current' && <Live />}
      </span>
      <div>
        <p>
          {view.name}
          <span part="hidden">{view.hiddenText}</span>
        </p>
        {view.hint && <p part="hint">{view.hint}</p>}
      </div>
      {view.time && (
        <time part="number" dateTime={view.time.machine}>
          {view.time.text}
        </time>
      )}
    </li>
  );
}

export function TrackingScreen({ view }: { view: TrackingView }) {
  return (
    <>
      <Header view={view} />
      <ol part="timeline" role="list">
        {view.stages.map((stage) => (
          <Stage key={stage.step} view={stage} />
        ))}
      </ol>
      {view.verified && (
        <p part="aside">
          <Icon name="shield" />
          <span>
            {view.verified.text} <span part="mono">{view.verified.fingerprint}</span>
          </span>
        </p>
      )}
      {view.still && (
        <>
          <Reference term={view.still.term} id={view.still.transactionId} copy={view.still.copy} />
          <div part="actions">
            <Button view={view.still.keepWaiting} part="button-primary" />
          </div>
        </>
      )}
    </>
  );
}
