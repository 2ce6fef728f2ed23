import type { WorkItemView, WorkSelectStepView, WorksView } from '@ats-kit/machine';
import { memo } from 'react';
import { Button } from '../parts/buttons.tsx';
import { Cover } from '../parts/cover.tsx';
import { FieldInput } from '../parts/field.tsx';
import { Header } from '../parts/header.tsx';
import { Icon } from '../parts/icon.tsx';
import { Problem } from '../parts/problem.tsx';
import { Silence } from '../parts/silence.tsx';

const Search = memo(function Search({ view }: { view: WorksView['search'] }) {
  return (
    <div part="field" role="search">
      <label part="label hidden" htmlFor={view.id}>
        {view.label}
      </label>
      <div part="control">
        <Icon name="search" />
        <FieldInput view={view} type="search" placeholder={view.placeholder} autoComplete="off" dir="auto" />
        {view.isBusy && <span part="busy" aria-hidden="true" />}
      </div>
    </div>
  );
});

const Item = memo(function Item({ view }: { view: WorkItemView }) {
  return (
    <li part="item">
      <button
        type="button"
        part="item-link"
        aria-disabled={view.isDisabled ? true : undefined}
        onClick={view.press}
      >
        <Cover view={view.cover} />
        <span part="row-text">
          <span part="name">
            {view.title}{' '}
            {view.tag && (
              <span part="tag" data-tone="warning">
                {view.tag}
              </span>
            )}
          </span>{' '}
          <span part="hint number">{view.facts}</span>
        </span>
        {!view.isDisabled && <Icon name="next" part="icon-turn" />}
      </button>
    </li>
  );
});

/** Rows that are still to come, for those who see; the others hear it. */
const Ghosts = memo(function Ghosts({ count }: { count: number }) {
  return (
    <ul part="list" role="list" aria-hidden="true">
      {Array.from({ length: count }, (_, row) => (
        <li key={row} part="item">
          <div part="item-link">
            <span part="seal seal-small" />
            <div part="row-text">
              <div part="ghost" />
              <div part="ghost" data-state="short" />
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
});

const Items = memo(function Items({ label, items }: Pick<WorksView, 'label' | 'items'>) {
  return (
    <ul part="list" role="list" aria-label={label}>
      {items.map((item) => (
        <Item key={item.key} view={item} />
      ))}
    </ul>
  );
});

const Empty = memo(function Empty({ view }: { view: NonNullable<WorksView['empty']> }) {
  return (
    <div part="empty">
      <Silence bars={view.silence} />
      <div>
        <p part="subheading">{view.heading}</p>
        <p part="hint">{view.hint}</p>
      </div>
      {view.all && <Button view={view.all} />}
    </div>
  );
});

/** The user's works, page by page. */
export function WorksScreen({ view }: { view: WorkSelectStepView }) {
  const { works } = view;
  return (
    <>
      <Header view={view} />
      <Search view={works.search} />
      {works.ghosts > 0 && <Ghosts count={works.ghosts} />}
      {works.items.length > 0 && <Items label={works.label} items={works.items} />}
      {works.empty && <Empty view={works.empty} />}
      {works.problem && <Problem view={works.problem} />}
      {(works.count ?? works.more) && (
        <div part="pages">
          <p>{works.count}</p>
          {works.more && <Button view={works.more} />}
        </div>
      )}
    </>
  );
}
