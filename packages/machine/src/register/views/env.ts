import type { FileFacts } from '../../files.ts';
import type { FormEvent } from '../../form/form.types.ts';
import type { Format } from '../../messages/format.ts';
import type { Messages } from '../../messages/messages.ts';
import type { RegisterSnapshot } from '../register.snapshot.ts';
import { registerPhase, registerScreen } from '../register.state.ts';
import type { CopyTarget, RegisterEvent } from '../register.types.ts';
import type { CopyButtonView, FactView, PriceView, RegisterView } from '../register.view.ts';
import { copyButtonIn } from '../../view/frame.ts';
import { durationOf } from './sound.ts';
import { type Creator, type Quote, depositCredits } from '@ats-kit/protocol';

/** What `connect()` needs besides the snapshot. */
export interface ConnectEnv {
  /** Prefix of element ids, unique in the page. */
  ids: string;
  t: Messages;
  format: Format;
  /** Puts a file into the store and tells its facts. */
  keepFile: (file: File) => FileFacts;
  /** Commands that were handed out, so that a button keeps its function from view to view. */
  commands: Map<string, unknown>;
}

type RegisteringEvent = FormEvent | RegisterEvent;

export type Send<Event = RegisteringEvent> = (event: Event) => void;

/** The same for every function that makes a part of a view. */
export interface Connection<Snapshot = RegisterSnapshot, Event = RegisteringEvent> extends ConnectEnv {
  snapshot: Snapshot;
  id: (name: string) => string;
  /** A command that sends an event; the same function for the same event. */
  act: (event: Event) => () => void;
  /** A command that makes an event of a value; the same function for the same key. */
  take: <Value>(key: string, make: (value: Value) => Event) => (value: Value) => void;
}

/** Everything that the parts of a view share. */
export function createConnection<Snapshot = RegisterSnapshot, Event = RegisteringEvent>(
  snapshot: Snapshot,
  send: Send<Event>,
  env: ConnectEnv,
): Connection<Snapshot, Event> {
  const remember = <Command>(key: string, make: () => Command): Command => {
    const known = env.commands.get(key) as Command | undefined;
    if (known !== undefined) return known;
    const command = make();
    env.commands.set(key, command);
    return command;
  };
  return {
    ...env,
    snapshot,
    id: (name) => `${env.ids}-${name}`,
    act: (event) => remember(JSON.stringify(event), () => () => send(event)),
    take: <Value>(key: string, make: (value: Value) => Event) =>
      remember(key, () => (value: Value) => send(make(value))),
  };
}

export type Common = Pick<RegisterView, 'network' | 'lang' | 'dir' | 'footer' | 'headingId' | 'overlay'>;

export function common({ snapshot, t, id }: Connection): Common {
  const { network } = snapshot.register.context;
  return {
    network,
    lang: t.lang,
    dir: t.dir,
    footer: { brand: t.brand, tag: network === 'testnet' ? t.testNetwork : null },
    headingId: id('heading'),
    overlay:
      registerPhase(snapshot) === 'token' && registerScreen(snapshot) !== 'complete'
        ? { heading: t.session.heading, hint: t.session.hint }
        : null,
  };
}

/** Focus goes to the heading whenever this screen comes. */
export function focusOnHeading({ snapshot, id }: Connection, part = ''): RegisterView['focus'] {
  return { key: `${registerScreen(snapshot)}${part}`, id: id('heading') };
}

export function copyButton(connection: Connection, what: CopyTarget, label?: string): CopyButtonView {
  const { register } = connection.snapshot;
  const isMine = register.context.copyTarget === what;
  const state =
    isMine && register.matches({ copying: 'copied' })
      ? 'done'
      : isMine && register.matches({ copying: 'refused' })
        ? 'refused'
        : 'ready';
  return copyButtonIn(connection, what, state, label);
}

export function creatorNames({ t, format }: Connection, { roles }: Pick<Creator, 'roles'>): string | null {
  return roles.length === 0 ? null : format.list(roles.map((role) => t.creators.roleNames[role]));
}

/** `0x3fc267…5565` */
export function shortHash(hash: string): string {
  return hash.length > 14 ? `${hash.slice(0, 8)}…${hash.slice(-4)}` : hash;
}

export function factsOf(
  connection: Connection,
  work: { title: string; creators: readonly Creator[]; file: FileFacts | null },
  edit: boolean,
): FactView[] {
  const { t, format, act, snapshot } = connection;
  const { work: updated } = snapshot.register.context;
  const duration = durationOf(connection);
  const editing = (label: string, step: 'title' | 'file' | 'creators') =>
    edit ? { edit: { text: t.edit, label, press: act({ type: 'user.goTo', step }) } } : {};
  return [
    {
      term: t.review.title,
      isName: true,
      lines: [{ text: work.title, hint: null }],
      ...(updated ? {} : editing(t.review.editTitle, 'title')),
    },
    {
      term: t.review.file,
      lines: work.file
        ? [
            {
              text: work.file.name,
              hint:
                duration === null
                  ? format.bytes(work.file.sizeBytes)
                  : t.facts(format.bytes(work.file.sizeBytes), format.secondsShort(duration)),
            },
          ]
        : updated
          ? [{ text: updated.details.assetFilename ?? t.review.keptUnnamed, hint: t.review.kept }]
          : [],
      ...editing(t.review.editFile, 'file'),
    },
    {
      term: t.review.creators,
      lines: work.creators.map((creator) => ({
        text: creator.fullName,
        hint: creatorNames(connection, creator),
      })),
      ...editing(t.review.editCreators, 'creators'),
    },
  ];
}

/** The price like a receipt: the parts of the quote, or what is known before there is one. */
export function priceOf({ snapshot, t, format, id }: Connection, quote: Quote | null): PriceView {
  const isTestnet = snapshot.register.context.network === 'testnet';
  const waived = (amount: number | undefined) =>
    isTestnet && !amount ? t.price.waived : amount === undefined ? t.price.later : format.number(amount);
  const price = t.price;
  const { submission } = snapshot;
  const left = submission?.matches({ pricing: 'offered' }) ? submission.context.quoteLeftSeconds : null;
  const hint = quote
    ? price.refunded
    : [
        isTestnet ? price.testnetHint : price.laterHint,
        ...(snapshot.register.context.confirmPrice ? [price.shownFirst] : []),
      ].join(' ');
  return {
    id: id('price'),
    heading: price.heading,
    isPending: quote === null,
    rows: [
      { term: price.networkFee, value: waived(quote?.networkFeeCredits) },
      { term: price.deposit, value: waived(quote ? depositCredits(quote) : undefined) },
      { term: price.serviceFee, value: waived(quote?.serviceFeeCredits) },
      { term: price.storageFee, value: quote ? format.number(quote.storageFeeCredits) : price.later },
    ],
    total: {
      term: price.total,
      amount: quote ? format.number(quote.totalPriceCredits) : null,
      text: quote ? price.credits(format.number(quote.totalPriceCredits)) : price.later,
    },
    held: left === null ? null : { text: price.heldFor, time: format.secondsShort(left) },
    hint,
  };
}
