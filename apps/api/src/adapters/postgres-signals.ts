import { Client } from 'pg';
import { connectionTo } from '../db/postgres.ts';
import type { Logger, Signals } from '../ports.ts';
import { createListeners } from './listeners.ts';

export interface PostgresSignalsOptions {
  /** A direct connection: a pooler that hands out another one for each transaction cannot listen. */
  url: string;
  logger: Logger;
  /** How often the connection is tried, and everybody woken: a signal that was lost costs no more than this. */
  heartbeatMs?: number;
}

export interface PostgresSignals extends Signals {
  close(): Promise<void>;
}

const CHANNEL = 'ats_transactions';
const HEARTBEAT_MS = 20_000;
/** A connection on which nothing comes back for this long is dead, whatever the system thinks of it. */
const ANSWER_MS = 10_000;
const FIRST_WAIT_MS = 100;
const MAX_WAIT_MS = 5_000;
/** Signals that wait for a connection; beyond that the listeners' own heartbeat has to do. */
const MAX_WAITING = 10_000;

/**
 * Signals between processes, over one connection of their own that is made again when it breaks. Whoever listens is woken
 * once after that: what was signalled meanwhile went unheard.
 */
export async function openPostgresSignals(options: PostgresSignalsOptions): Promise<PostgresSignals> {
  const { url, logger, heartbeatMs = HEARTBEAT_MS } = options;
  const listeners = createListeners();
  const waiting = new Set<string>();
  let current: Client | undefined;
  let isSending = false;
  let isBeatDue = false;
  let isClosed = false;
  let timer: NodeJS.Timeout | undefined;

  /** Sends what waits in one statement, however much it is; nothing at all, for a heartbeat, tries the connection. */
  async function notify(client: Client): Promise<void> {
    const ids = [...waiting];
    const isBeat = isBeatDue;
    waiting.clear();
    isBeatDue = false;
    try {
      await client.query('select pg_notify($1, id) from unnest($2::text[]) as id', [CHANNEL, ids]);
      if (isBeat) listeners.wakeAll();
    } catch {
      for (const id of ids) waiting.add(id);
      client.end().catch(() => undefined);
      lost(client);
    }
  }

  /** One statement at a time. */
  async function send(): Promise<void> {
    if (isSending) return;
    isSending = true;
    for (;;) {
      if (!current || (waiting.size === 0 && !isBeatDue)) break;
      await notify(current);
    }
    isSending = false;
  }

  async function connect(): Promise<Client> {
    const client = new Client({ ...connectionTo(url, 'signals'), query_timeout: ANSWER_MS });
    client.on('notification', ({ payload = '' }) => listeners.wake(payload));
    // An 'end' follows an error of the connection.
    client.on('error', () => undefined);
    client.once('end', () => lost(client));
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return client;
  }

  function hold(client: Client): void {
    current = client;
    timer = setInterval(() => {
      isBeatDue = true;
      void send();
    }, heartbeatMs).unref();
    void send();
  }

  function lost(client: Client): void {
    if (client !== current) return;
    clearInterval(timer);
    current = undefined;
    if (isClosed) return;
    logger.warn({}, 'the connection for signals was lost');
    void reconnect(FIRST_WAIT_MS);
  }

  async function reconnect(waitMs: number): Promise<void> {
    await new Promise((resolve) => (timer = setTimeout(resolve, waitMs).unref()));
    if (isClosed) return;
    try {
      const client = await connect();
      if (isClosed) {
        await client.end();
        return;
      }
      hold(client);
      logger.info({}, 'the connection for signals is back');
      listeners.wakeAll();
    } catch {
      void reconnect(Math.min(waitMs * 2, MAX_WAIT_MS));
    }
  }

  hold(await connect());
  return {
    publish(transactionId) {
      // Our own listeners hear the notification like everybody else; without a connection they hear of it here.
      if (!current) listeners.wake(transactionId);
      if (waiting.size < MAX_WAITING) waiting.add(transactionId);
      void send();
    },
    subscribe: listeners.subscribe,
    async close() {
      isClosed = true;
      clearTimeout(timer);
      await current?.end();
    },
  };
}
