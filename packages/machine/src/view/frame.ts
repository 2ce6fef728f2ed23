import type { Network } from '@ats-kit/protocol';
import type { SnapshotFrom } from 'xstate';
import type { clipboardMachine } from '../clipboard/clipboard.machine.ts';
import type { CopyButtonView, ScreenView } from '../register/register.view.ts';
import type { Connection } from '../register/views/env.ts';
import type { sessionMachine } from '../session/session.machine.ts';

export type SessionSnapshot = SnapshotFrom<typeof sessionMachine>;
export type ClipboardSnapshot = SnapshotFrom<typeof clipboardMachine>;

/** Whether something on the screen waits for a token. */
export function isAwaitingToken(session: SessionSnapshot | null): boolean {
  return session !== null && session.hasTag('refreshing') && session.context.awaited;
}

type Frame = Pick<ScreenView, 'network' | 'lang' | 'dir' | 'footer' | 'headingId' | 'overlay'>;

/** What stands around every screen that looks works up. */
export function frameOf(
  { t, id }: Pick<Connection<unknown, never>, 't' | 'id'>,
  { network, isWaiting }: { network: Network; isWaiting: boolean },
): Frame {
  return {
    network,
    lang: t.lang,
    dir: t.dir,
    footer: { brand: t.brand, tag: network === 'testnet' ? t.testNetwork : null },
    headingId: id('heading'),
    overlay: isWaiting ? { heading: t.session.heading, hint: t.session.hint } : null,
  };
}

/** On a button that shows and hides. */
export const eyeIcon = (isShown: boolean) => (isShown ? 'eyeOff' : 'eye');

/** A button that copies, and what became of that. */
export function copyButtonIn<What extends string>(
  { t, act }: Pick<Connection<unknown, { type: 'user.copy'; what: What }>, 't' | 'act'>,
  what: What,
  state: CopyButtonView['state'],
  label?: string,
): CopyButtonView<What> {
  return {
    what,
    state,
    icon: state === 'done' ? 'check' : 'copy',
    text: state === 'done' ? t.copied : state === 'refused' ? t.copyRefused : t.copy,
    label: state === 'ready' ? label : undefined,
    press: act({ type: 'user.copy', what }),
  };
}

/** A button that copies what the machine knows by the name `what`. */
export function copyButtonOf<What extends string>(
  connection: Connection<unknown, { type: 'user.copy'; what: What }>,
  clipboard: ClipboardSnapshot | null,
  what: What,
  label?: string,
): CopyButtonView<What> {
  const isMine = clipboard?.context.what === what;
  const state =
    isMine && clipboard.matches('copied')
      ? 'done'
      : isMine && clipboard.matches('refused')
        ? 'refused'
        : 'ready';
  return copyButtonIn(connection, what, state, label);
}
