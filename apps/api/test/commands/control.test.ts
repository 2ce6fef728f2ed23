import { randomBytes, randomUUID } from 'node:crypto';
import { type Socket, connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openDataFolder } from '../../src/adapters/data-folder.ts';
import { holdSocket, socketAddress } from '../../src/adapters/folder-socket.ts';
import { ask } from '../../src/commands/control/client.ts';
import { controlBox, greet, greetingSchema, orderContext } from '../../src/commands/control/messages.ts';
import { type ControlOptions, createControl } from '../../src/commands/control/server.ts';
import { lookIntoInstallation } from '../../src/commands/doctor/operation.ts';
import { ControlError } from '../../src/commands/faults.ts';
import { workplaceOf } from '../../src/commands/operation.ts';
import { createOrganization, listOrganizations } from '../../src/commands/organizations.ts';
import { reachFolder, sayCommand, takeFolder } from '../../src/commands/reach.ts';
import { createLogger } from '../../src/logger.ts';
import { useTestApi } from '../support/api.ts';

const api = useTestApi({ start: false });

const cleanUps: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp();
});

const newAddress = () => socketAddress(`/test/${randomUUID()}`);

async function openControl(options: Partial<ControlOptions> = {}) {
  const logs: string[] = [];
  const logger = createLogger({ logLevel: 'debug' }, { write: (line) => void logs.push(line) });
  const control = createControl({ logger, ...options });
  const address = newAddress();
  const lock = await holdSocket(address, (socket) => control.onConnection(socket));
  cleanUps.push(() => lock.release());
  const { config, database, masterKey, clock } = api;
  const open = () =>
    control.open(workplaceOf({ config, kind: 'pglite', database, masterKey, clock, applied: [] }));
  return { control, address, logs, open };
}

async function opened(options: Partial<ControlOptions> = {}) {
  const channel = await openControl(options);
  channel.open();
  return channel;
}

/** Speaks over the channel by hand. */
function talk(address: string) {
  const socket: Socket = connect(address);
  socket.setEncoding('utf8');
  socket.on('error', () => undefined);
  cleanUps.push(async () => socket.destroy());
  let text = '';
  const closed = new Promise<string>((resolve) => socket.once('close', () => resolve(text)));
  socket.on('data', (chunk) => (text += String(chunk)));
  return {
    socket,
    closed,
    async greeting() {
      while (!text.includes('\n')) await new Promise((resolve) => setTimeout(resolve, 5));
      return greetingSchema.parse(JSON.parse(text.slice(0, text.indexOf('\n'))));
    },
    lines: () => text.split('\n').filter((line) => line !== ''),
  };
}

const list = () => listOrganizations.request({});
const create = (name: string) => createOrganization.request({ name, domains: [] });
const names = async () =>
  (await api.database.selectFrom('organizations').select('name').execute()).map(({ name }) => name);

const sealOrder = (masterKey: Buffer, challenge: string, request: unknown) =>
  controlBox(masterKey).seal(
    JSON.stringify({ version: '1', nonce: randomBytes(16).toString('hex'), request }),
    orderContext(challenge),
  );

describe('the channel to the process that has the data folder', () => {
  it('[0.command.channel] takes orders of whoever has the master key', async () => {
    const { address, logs } = await opened();
    const reply = await ask(address, { masterKey: api.masterKey, request: create('By the channel') });
    expect(reply).toMatchObject({
      kind: 'answered',
      outcome: { isDone: true, result: { name: 'By the channel' } },
    });
    expect(await names()).toContain('By the channel');
    expect(logs.join('')).toContain('"command":"org.create"');
  });

  it('[0.command.secrets] and logs nothing of what was said', async () => {
    const { address, logs } = await opened();
    const reply = await ask(address, { masterKey: api.masterKey, request: create('csk_in_the_wrong_place') });
    const { siteKey, secretKey } = (reply as { outcome: { result: Record<string, string> } }).outcome.result;
    expect(secretKey).toMatch(/^csk_/);
    for (const text of ['csk_in_the_wrong_place', siteKey, secretKey])
      expect(logs.join('')).not.toContain(text);
  });

  it('[0.command.channel] refuses another key, and does nothing', async () => {
    const { address, logs } = await opened();
    await expect(ask(address, { masterKey: randomBytes(32), request: create('Stranger') })).rejects.toThrow(
      /has another master key than master.key now holds/,
    );
    expect(await names()).not.toContain('Stranger');
    expect(logs.join('')).toContain('a command with another key was refused');
  });

  it('[0.command.channel] refuses what was recorded, changed, or never sealed', async () => {
    const { address } = await opened();
    const first = talk(address);
    const { challenge } = await first.greeting();
    const sealed = sealOrder(api.masterKey, challenge, create('Once'));
    first.socket.write(`${JSON.stringify({ sealed })}\n`);
    await first.closed;
    expect(first.lines()[1]).toContain('sealed');
    const changed = `${sealed.slice(0, -6)}${sealed.endsWith('AAAA==') ? 'BBBB==' : 'AAAA=='}`;
    for (const line of [{ sealed }, { sealed: changed }, { request: create('Plain') }, 7]) {
      const again = talk(address);
      await again.greeting();
      again.socket.write(`${JSON.stringify(line)}\n`);
      await again.closed;
      expect(again.lines().slice(1)).toEqual(['{"refused":"key"}']);
    }
    expect((await names()).filter((name) => ['Once', 'Plain'].includes(name))).toEqual(['Once']);
  });

  it('[0.command.channel] looks at what is asked before it does it', async () => {
    const { address } = await opened();
    const asked = (request: never) => ask(address, { masterKey: api.masterKey, request });
    await expect(asked({ name: 'org.remove', input: {} } as never)).rejects.toThrow(
      /does not know this command/,
    );
    expect(await asked({ name: 'org.create', input: { name: 7 } } as never)).toMatchObject({
      outcome: { isDone: false, fault: { code: 'command.usage' } },
    });
    const talker = talk(address);
    const { challenge } = await talker.greeting();
    talker.socket.write(`${JSON.stringify({ sealed: sealOrder(api.masterKey, challenge, 'org.list') })}\n`);
    await talker.closed;
    expect(talker.lines().slice(1)).toEqual(['{"refused":"request"}']);
  });

  it('[0.command.channel] ends with whoever says nothing, or too much', async () => {
    const { address } = await opened({ orderMs: 100 });
    const idle = talk(address);
    await idle.greeting();
    await idle.closed;
    expect(idle.lines()).toHaveLength(1);
    const talkative = talk(address);
    await talkative.greeting();
    talkative.socket.write('x'.repeat(80_000));
    await talkative.closed;
    expect(talkative.lines()).toHaveLength(1);
  });

  it('[0.command.channel] takes so many at once, and says to the others that it is busy', async () => {
    const { address } = await opened({ maxConnections: 2 });
    const both = [talk(address), talk(address)];
    for (const talker of both) expect((await talker.greeting()).state).toBe('ready');
    expect(await ask(address, { masterKey: api.masterKey, request: list() })).toEqual({
      kind: 'not-now',
      state: 'busy',
    });
    for (const { socket } of both) socket.destroy();
    await expect
      .poll(() => ask(address, { masterKey: api.masterKey, request: list() }))
      .toMatchObject({ kind: 'answered' });
  });

  it('[0.command.channel] tells whoever took the address nothing, and believes them nothing', async () => {
    const heard: string[] = [];
    const address = newAddress();
    const lock = await holdSocket(address, (socket) => {
      socket.write(`${JSON.stringify(greet('ready', 'a challenge of their own'))}\n`);
      socket.on('data', (chunk) => {
        heard.push(chunk.toString());
        const answer = { version: '1', outcome: { isDone: true, result: { organizations: [] } } };
        socket.write(
          `${JSON.stringify({ sealed: Buffer.from(JSON.stringify(answer)).toString('base64') })}\n`,
        );
      });
    });
    cleanUps.push(() => lock.release());
    await expect(ask(address, { masterKey: api.masterKey, request: create('Private') })).rejects.toThrow(
      /does not have its key/,
    );
    expect(heard.join('')).not.toContain('Private');
    expect(heard.join('')).not.toContain(Buffer.from('Private').toString('base64').slice(0, -2));
  });

  it('[0.command.waits] says that it is not known what became of an order when the process ends', async () => {
    const address = newAddress();
    const lock = await holdSocket(address, (socket) => {
      socket.write(`${JSON.stringify(greet('ready', 'challenge'))}\n`);
      socket.on('data', () => socket.destroy());
    });
    cleanUps.push(() => lock.release());
    await expect(ask(address, { masterKey: api.masterKey, request: list() })).rejects.toThrow(
      /may have been done or not/,
    );
  });

  it('[0.command.waits] takes no orders before it is ready and after it began to stop, and finishes what it has', async () => {
    const { control, address, open } = await openControl();
    const listed = () => ask(address, { masterKey: api.masterKey, request: list() });
    expect(await listed()).toEqual({ kind: 'not-now', state: 'starting' });
    open();
    const inHand = ask(address, { masterKey: api.masterKey, request: lookIntoInstallation.request({}) });
    const silent = talk(address);
    await silent.greeting();
    await new Promise((resolve) => setTimeout(resolve, 20));
    const startedAt = Date.now();
    await control.close();
    expect(Date.now() - startedAt).toBeLessThan(2_900);
    expect(await inHand).toMatchObject({ kind: 'answered', outcome: { isDone: true } });
    expect(await listed()).toEqual({ kind: 'not-now', state: 'stopping' });
  });
});

describe.runIf(process.platform === 'linux')('the name of a lock', () => {
  it('[0.lock] fills its address, so that every version of Node means the same', async () => {
    const address = newAddress();
    const lock = await holdSocket(address, (socket) => socket.destroy());
    cleanUps.push(() => lock.release());
    const bound = await readFile('/proc/net/unix', 'utf8');
    expect(bound.split('\n').filter((line) => line.endsWith(` @${address.slice(1)}`))).toHaveLength(1);
    expect(Buffer.byteLength(address)).toBe(108);
  });
});

describe('a data folder that another process has', () => {
  async function folder(): Promise<string> {
    const made = await mkdtemp(path.join(tmpdir(), 'ats-reach-'));
    cleanUps.push(() => rm(made, { recursive: true, force: true }));
    return made;
  }
  const patience = { patienceMs: 300, silenceMs: 100 };

  it('[0.command.waits] is waited for while a command has it', async () => {
    const place = await folder();
    const held = await openDataFolder(place, { onConnection: sayCommand });
    const reaching = reachFolder(place, list(), () => takeFolder(place));
    await new Promise((resolve) => setTimeout(resolve, 250));
    await held.release();
    const reached = await reaching;
    expect(reached.kind).toBe('here');
    if (reached.kind === 'here') await reached.opened.release();
  });

  it('[0.command.waits] is not waited for without end', async () => {
    const place = await folder();
    const held = await openDataFolder(place, { onConnection: sayCommand });
    cleanUps.push(() => held.release());
    await expect(reachFolder(place, list(), () => takeFolder(place), patience)).rejects.toThrow(
      `Another process (${process.pid}) has the data folder ${place}, and is a command that takes long. Try again.`,
    );
  });

  it('[0.command.waits] is told from one that says nothing', async () => {
    const place = await folder();
    const held = await openDataFolder(place);
    cleanUps.push(() => held.release());
    const reaching = reachFolder(place, list(), () => takeFolder(place), patience);
    await expect(reaching).rejects.toThrow(ControlError);
    await expect(reaching).rejects.toThrow(
      /takes no commands: it hangs, or is of another version. Restart it./,
    );
  });
});
