import type { UploadView, WaitingView } from '@ats-kit/machine';
import { Button } from '../parts/buttons.tsx';
import { Actions } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { Live } from '../parts/live.tsx';
import { Aside, Notice } from '../parts/notice.tsx';
import { Wave } from '../parts/wave.tsx';

/** All that changes with every percent. */
function Progress({ view }: { view: UploadView }) {
  return (
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
        <Wave path={view.wave} clipId={view.clipId} percent={view.progress} />
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
  );
}

export function UploadScreen({ view }: { view: UploadView }) {
  return (
    <>
      <Header view={view} />
      <Progress view={view} />
      {view.notice && <Notice text={view.notice} />}
      <Aside icon="shield" text={view.verify} />
      <Actions>
        <Button view={view.cancel} />
      </Actions>
    </>
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
        <Actions>
          <Button view={view.cancel} />
        </Actions>
      )}
    </>
  );
}
