import type { CreatorView, CreatorsStepView } from '@ats-kit/machine';
import { Fragment, type MouseEvent, memo } from 'react';
import { IconButton } from '../parts/buttons.tsx';
import { ErrorText, Field } from '../parts/field.tsx';
import { Actions, Form } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { Icon } from '../parts/icon.tsx';

type Summary = NonNullable<CreatorsStepView['summary']>;

/** What is to be put right, each a link to where it stands. */
const ErrorSummary = memo(function ErrorSummary({ summary }: { summary: Summary }) {
  const follow = (item: Summary['items'][number]) => (event: MouseEvent<HTMLAnchorElement>) => {
    event.preventDefault();
    const scope = event.currentTarget.getRootNode() as Document | ShadowRoot;
    item.go();
    // The panel has to open first; a closed one holds no field to focus.
    setTimeout(() => scope.getElementById(item.id)?.focus());
  };
  return (
    <div
      part="notice"
      role="group"
      id={summary.id}
      tabIndex={-1}
      aria-labelledby={summary.titleId}
      data-tone="error"
    >
      <Icon name="alert" />
      <div>
        <strong id={summary.titleId}>{summary.title}</strong>
        <ul role="list">
          {summary.items.map((item) => (
            <li key={item.id}>
              <a part="link" href={`#${item.id}`} onClick={follow(item)}>
                {item.text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
});

const Roles = memo(function Roles({ view }: { view: CreatorView['roles'] }) {
  return (
    <fieldset part="field field-wide" aria-describedby={view.error ? view.errorId : undefined}>
      <legend part="label">{view.label}</legend>
      <div part="chips" data-tone={view.error ? 'error' : undefined}>
        {view.items.map((role) => (
          <Fragment key={role.role}>
            {/* White space between the chips: lines are balanced only where they may break. */}{' '}
            <label part="chip">
              <input
                part="chip-input"
                type="checkbox"
                id={role.id}
                checked={role.isChosen}
                aria-invalid={view.error ? true : undefined}
                onChange={role.toggle}
              />
              {role.name}
            </label>
          </Fragment>
        ))}
      </div>
      {view.error && <ErrorText id={view.errorId} text={view.error} />}
    </fieldset>
  );
});

const Creator = memo(function Creator({ view }: { view: CreatorView }) {
  return (
    <div part="panel creator">
      <div part="creator-head" data-state={view.isOpen ? 'open' : 'closed'}>
        <button
          type="button"
          part="creator-toggle"
          aria-expanded={view.isOpen}
          aria-controls={view.id}
          onClick={view.toggle}
        >
          <span part="ordinal" aria-hidden="true">
            {view.ordinal}
          </span>
          <span part="row-text">
            <span part="name">{view.name}</span>
            {view.summary && <span part="hint">{view.summary}</span>}
          </span>
          <Icon name="down" part="chevron" />
        </button>
        {view.remove && <IconButton view={view.remove} icon="bin" />}
      </div>
      <fieldset id={view.id} part="creator-body" hidden={!view.isOpen}>
        <legend part="hidden">{view.legend}</legend>
        {view.isOpen && (
          <div part="fields">
            <Field view={view.fullName} autoComplete="off" required dir="auto" />
            <Field view={view.email} type="email" autoComplete="off" required dir="ltr" />
            <Roles view={view.roles} />
            <Field view={view.ipi} part="number" inputMode="numeric" autoComplete="off" dir="ltr" />
            <Field view={view.isni} part="number" autoComplete="off" dir="ltr" />
          </div>
        )}
      </fieldset>
    </div>
  );
});

export function CreatorsForm({ view }: { view: CreatorsStepView }) {
  return (
    <>
      <Header view={view} />
      {view.summary && <ErrorSummary summary={view.summary} />}
      <Form view={view}>
        <ol part="creators" role="list">
          {view.creators.map((creator) => (
            <li key={creator.key}>
              <Creator view={creator} />
            </li>
          ))}
        </ol>
        {view.add && (
          <button type="button" part="button creators-add" onClick={view.add.press}>
            <Icon name="plus" />
            {view.add.text} <span part="hint">{view.add.count}</span>
          </button>
        )}
        <Actions view={view} />
      </Form>
    </>
  );
}
