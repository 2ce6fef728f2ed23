import type { AccessDetailsView, DetailFactView, VersionView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button, CopyButton } from '../parts/buttons.tsx';
import { Cover } from '../parts/cover.tsx';
import { Lines } from '../parts/lines.tsx';
import { Actions } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { VersionHead } from '../parts/version-head.tsx';

function FactValue({ fact }: { fact: DetailFactView }) {
  const lines = <Lines lines={fact.lines} />;
  if (fact.dateTime !== null) return <time dateTime={fact.dateTime}>{lines}</time>;
  return fact.isCode ? <span part="mono">{lines}</span> : lines;
}

const Facts = memo(function Facts({ facts }: Pick<AccessDetailsView, 'facts'>) {
  return (
    <dl part="facts">
      {facts.map((fact) => (
        <div key={fact.key} part="fact">
          <dt>{fact.term}</dt>
          <dd>
            <FactValue fact={fact} />
          </dd>
          {fact.copy && (
            <dd part="fact-act">
              <CopyButton view={fact.copy} part="button-quiet button-icon" />
            </dd>
          )}
        </div>
      ))}
    </dl>
  );
});

const Version = memo(function Version({ view }: { view: VersionView }) {
  const { hiddenText, short, copy } = view.fingerprint;
  return (
    <li part="item version">
      <VersionHead view={view} />
      <p part="mono hint fingerprint">
        <span part="hidden">{hiddenText}</span>
        {short}
      </p>
      <CopyButton view={copy} part="button-quiet button-icon" />
    </li>
  );
});

const Versions = memo(function Versions({ view }: { view: NonNullable<AccessDetailsView['versions']> }) {
  return (
    <section aria-labelledby={view.id}>
      <h3 part="subheading" id={view.id}>
        {view.heading}
      </h3>
      <ol part="list" role="list" reversed>
        {view.items.map((version) => (
          <Version key={version.key} view={version} />
        ))}
      </ol>
    </section>
  );
});

/** All that an access code tells of a work. */
export function DetailsScreen({ view }: { view: AccessDetailsView }) {
  return (
    <>
      <div part="row work-head">
        <Cover view={view.cover} part="seal-medium" />
        <Header view={view} />
      </div>
      <Facts facts={view.facts} />
      {view.versions && <Versions view={view.versions} />}
      <Actions>
        <Button view={view.another} />
      </Actions>
    </>
  );
}
