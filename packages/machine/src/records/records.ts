import type { Mode, Network } from '@ats-kit/protocol';
import type * as z from 'zod/mini';
import type { Clock, Storages } from '../ports.ts';
import { StoredConfirms, StoredDraft, StoredTransactions, readStored } from './records.schema.ts';
import type { Records } from './records.types.ts';
import { safeStorage } from './safe-storage.ts';

/** How long a record is kept: as long as the service answers a repeated `confirm`. */
export const RECORD_LIFE_MS = 24 * 60 * 60_000;

/** Notes of one kind that are kept; whoever has more under way loses the oldest. */
const MAX_NOTES = 20;

export interface RecordsOptions {
  storage: Storages;
  clock: Pick<Clock, 'now'>;
  network: Network;
  mode: Mode;
  /** The user whom the host has named; without one nothing outlives the tab. */
  userKey: string | null;
  /** `false` keeps notes in memory alone, and drafts not at all. */
  isKept: boolean;
}

/** The records of one network, mode and user. Drafts stay with the tab: two tabs would overwrite each other's. */
export function createRecords({ storage, clock, network, mode, userKey, isKept }: RecordsOptions): Records {
  const notes = safeStorage(isKept ? (userKey === null ? storage.tab : storage.device) : null);
  const drafts = safeStorage(isKept ? storage.tab : null);
  const keyOf = (kind: string) => [kind, network, mode, encodeURIComponent(userKey ?? '')].join(':');
  const keys = { confirms: keyOf('confirms'), transactions: keyOf('transactions'), draft: keyOf('draft') };

  const isFresh = ({ notedAtMs }: { notedAtMs: number }) =>
    Math.abs(clock.now() - notedAtMs) < RECORD_LIFE_MS;

  /** A list of notes, the newest first. */
  function list<Note>(
    key: string,
    schema: z.ZodMiniType<{ notedAtMs: number; note: Note }[]>,
    idOf: (note: Note) => string,
  ) {
    const write = (stored: { notedAtMs: number; note: Note }[]) => {
      if (stored.length === 0) notes.remove(key);
      else notes.set(key, JSON.stringify(stored.slice(0, MAX_NOTES)));
    };
    /** Reads, and puts away what is too old or cannot be read. */
    const read = () => {
      const text = notes.get(key);
      if (text === null) return [];
      const stored = (readStored(schema, text) ?? []).filter(isFresh);
      if (stored.length === 0 || JSON.stringify(stored) !== text) write(stored);
      return stored;
    };
    const without = (id: string) => read().filter(({ note }) => idOf(note) !== id);
    return {
      newest: () => read()[0] ?? null,
      read: () => read().map(({ note }) => note),
      add: (note: Note) => write([{ notedAtMs: clock.now(), note }, ...without(idOf(note))]),
      remove: (id: string) => write(without(id)),
    };
  }

  const confirms = list(keys.confirms, StoredConfirms, ({ jobId }) => jobId);
  const transactions = list(keys.transactions, StoredTransactions, ({ transactionId }) => transactionId);

  function readDraft() {
    const text = drafts.get(keys.draft);
    if (text === null) return null;
    const stored = readStored(StoredDraft, text);
    if (stored && isFresh(stored)) return stored.note;
    drafts.remove(keys.draft);
    return null;
  }

  return {
    noteConfirm(note) {
      const known = confirms.read().find(({ jobId }) => jobId === note.jobId);
      // Asked again after a reload, there is no quote at hand to tell it.
      confirms.add({
        ...note,
        commitment: note.commitment ?? known?.commitment ?? null,
        isVerified: note.isVerified || known?.isVerified === true,
      });
    },
    noteTransaction({ jobId, transactionId, wsUrl }) {
      const confirm = confirms.read().find((known) => known.jobId === jobId);
      if (confirm) {
        const { quoteExpiresAt: _, isByAccessCode: __, ...note } = confirm;
        transactions.add({ ...note, transactionId, wsUrl });
      }
      // Only now, so that at no moment neither of them is there.
      confirms.remove(jobId);
      drafts.remove(keys.draft);
    },
    forgetConfirm: confirms.remove,
    forget: transactions.remove,
    keepDraft(draft) {
      if (draft === null) drafts.remove(keys.draft);
      else if (isKept) drafts.set(keys.draft, JSON.stringify({ notedAtMs: clock.now(), note: draft }));
    },
    load() {
      const transaction = transactions.newest();
      const confirm = confirms.newest();
      // What was begun last comes first: a confirm in doubt is not to be forgotten over an older transaction.
      const isConfirmNewer = (confirm?.notedAtMs ?? 0) >= (transaction?.notedAtMs ?? 0);
      return {
        transaction: confirm && isConfirmNewer ? null : (transaction?.note ?? null),
        confirm: transaction && !isConfirmNewer ? null : (confirm?.note ?? null),
        draft: readDraft(),
      };
    },
    isNoted: (id) => transactions.read().some(({ transactionId }) => transactionId === id),
    transactionOf(jobId) {
      const noted = transactions.read().find((note) => note.jobId === jobId);
      if (!noted) return null;
      const { transactionId, wsUrl } = noted;
      return { transactionId, wsUrl, statusUrl: `/v1/transactions/${transactionId}` };
    },
    isLasting: () => notes.isLasting(),
  };
}
