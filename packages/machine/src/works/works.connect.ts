import type { ListedWork } from '@ats-kit/protocol';
import type { SnapshotFrom } from 'xstate';
import { coverOf } from '../drawing/seal.ts';
import { SILENCE_PATHS } from '../drawing/wave.ts';
import { errorText } from '../messages/error-text.ts';
import type { Connection } from '../register/views/env.ts';
import type { worksMachine } from './works.machine.ts';
import { isPending } from './works.rules.ts';
import type { WorksEvent } from './works.types.ts';
import type { WorkItemView, WorksView } from './works.view.ts';

type Works = SnapshotFrom<typeof worksMachine>;
type WorksConnection = Connection<unknown, WorksEvent>;

const searchWorks = (search: string): WorksEvent => ({ type: 'user.searchWorks', search });
const ignore = () => undefined;

/** Rows that are drawn before anything has come. */
const GHOSTS = 5;

function itemView({ t, format, act }: WorksConnection, work: ListedWork): WorkItemView {
  const pending = isPending(work);
  return {
    key: work.id,
    title: work.title,
    facts: t.works.facts(
      String(work.atsId),
      pending ? null : t.works.versions(work.latestVersion, format.number(work.latestVersion)),
      format.date(work.latestVersionAt),
    ),
    cover: coverOf(work.latestCommitment),
    tag: pending ? t.works.pending : null,
    isDisabled: pending,
    press: act({ type: 'user.chooseWork', workId: work.id }),
  };
}

function emptyView({ t, act }: WorksConnection, works: Works): WorksView['empty'] {
  const { context } = works;
  if (!works.matches({ shown: 'empty' })) return null;
  const isSearch = context.found !== '';
  return {
    heading: isSearch ? t.works.notFound(context.found) : t.works.none,
    hint: isSearch ? t.works.notFoundHint : t.works.noneHint,
    all: isSearch ? { text: t.works.all, press: act(searchWorks('')) } : null,
    silence: SILENCE_PATHS,
  };
}

/** What the one live region says of the list. */
export function worksAnnouncement({ t, format }: WorksConnection, works: Works): string {
  const { context } = works;
  if (works.hasTag('busy')) return t.works.loading;
  if (works.hasTag('failed') && context.failure) return t.works.problem(errorText(t, context.failure));
  if (context.works.length > 0)
    return t.works.count(format.number(context.works.length), format.number(context.totalCount));
  return context.found === '' ? t.works.none : t.works.notFound(context.found);
}

/**
 * A part of the screens that let the user choose one of their works.
 *
 * @param isOpening whether one of them was chosen and is being opened
 */
export function worksView(connection: WorksConnection, works: Works, isOpening: boolean): WorksView {
  const { t, format, id, act, take } = connection;
  const { search, isLoaded, works: listed, totalCount, next, failure } = works.context;
  const isLoadingMore = works.matches('loadingMore');
  const isBusy = works.hasTag('busy');
  const ghosts = isLoaded || works.hasTag('failed') ? 0 : GHOSTS;
  return {
    isBusy,
    search: {
      id: id('search'),
      label: t.works.search,
      placeholder: t.works.searchPlaceholder,
      isBusy: (isBusy || isOpening) && ghosts === 0 && !isLoadingMore,
      value: search,
      error: null,
      errorId: id('search-error'),
      hint: null,
      hintId: '',
      optional: null,
      describedBy: undefined,
      set: take('searchWorks', searchWorks),
      blur: ignore,
    },
    ghosts,
    label: t.works.label,
    items: listed.map((work) => itemView(connection, work)),
    // A total that is behind the list says nothing.
    count:
      listed.length > 0 && listed.length < totalCount
        ? t.works.count(format.number(listed.length), format.number(totalCount))
        : null,
    more:
      next === null || works.matches({ failed: 'loadingMore' })
        ? null
        : {
            text: t.works.more,
            isBusy: isLoadingMore,
            // More of a list that is about to be another one is no use to anybody.
            isDisabled: !isLoadingMore && !works.matches({ shown: 'listed' }),
            press: act({ type: 'user.moreWorks' }),
          },
    empty: emptyView(connection, works),
    problem:
      works.hasTag('failed') && failure
        ? {
            id: id('works-problem'),
            text: t.works.problem(errorText(t, failure)),
            retry: { text: t.failed.retry, press: act({ type: 'user.retryWorks' }) },
          }
        : null,
  };
}
