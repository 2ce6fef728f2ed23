import type { DownloadVersionView, DownloadWorkView, VersionCreatorsView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button } from '../parts/buttons.tsx';
import { Header } from '../parts/header.tsx';
import { Icon } from '../parts/icon.tsx';
import { Lines } from '../parts/lines.tsx';
import { Problem } from '../parts/problem.tsx';
import { VersionHead } from '../parts/version-head.tsx';

/** Who made a version: fetched when it is opened. */
const Creators = memo(function Creators({ view }: { view: VersionCreatorsView }) {
  const { toggle, id } = view;
  return (
    <>
      <button
        type="button"
        part="button button-quiet"
        aria-label={toggle.label}
        aria-expanded={toggle.isExpanded}
        aria-controls={id}
        data-state={toggle.isExpanded ? 'open' : 'closed'}
        onClick={toggle.press}
      >
        {toggle.text}
        <Icon name="down" part="chevron" />
      </button>
      <div
        id={id}
        part="version-creators"
        hidden={!toggle.isExpanded}
        aria-busy={view.isBusy ? true : undefined}
      >
        {view.isBusy && <p part="busy">{view.busyText}</p>}
        {view.lines.length > 0 && (
          <p>
            <Lines lines={view.lines} />
          </p>
        )}
        {view.problem && <Problem view={view.problem} />}
      </div>
    </>
  );
});

const Version = memo(function Version({ view }: { view: DownloadVersionView }) {
  return (
    <li part="item version">
      <VersionHead view={view} />
      <div part="buttons">
        {view.audio && <Button view={view.audio} icon="download" />}
        <Button view={view.certificate} icon="file" />
      </div>
      <div part="version-more">
        {view.problems.map((problem) => (
          <Problem key={problem.id} view={problem} />
        ))}
        {view.creators && <Creators view={view.creators} />}
      </div>
    </li>
  );
});

/** The files of a work, version by version. */
export function VersionsScreen({ view }: { view: DownloadWorkView }) {
  return (
    <>
      <Header view={view}>
        <Button view={view.back} part="button-quiet" icon="back" iconPart="icon-turn" />
      </Header>
      <ol part="list" role="list" reversed aria-label={view.listLabel}>
        {view.versions.map((version) => (
          <Version key={version.key} view={version} />
        ))}
      </ol>
    </>
  );
}
