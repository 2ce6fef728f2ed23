import type { DownloadVersionView } from '@ats-kit/machine';
import { Cover } from './cover.tsx';

/** What every row of a version begins with. */
export function VersionHead({
  view,
}: {
  view: Pick<DownloadVersionView, 'cover' | 'name' | 'tag' | 'facts'>;
}) {
  return (
    <>
      <Cover view={view.cover} />
      <p part="row-text">
        <span part="name">
          {view.name} {view.tag && <span part="tag">{view.tag}</span>}
        </span>{' '}
        {view.facts && <span part="hint">{view.facts}</span>}
      </p>
    </>
  );
}
