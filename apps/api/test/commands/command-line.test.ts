import { describe, expect, it } from 'vitest';
import { commandsLike, readCommandLine } from '../../src/commands/command-line.ts';
import { UsageError } from '../../src/commands/faults.ts';
import { COMMANDS } from '../../src/commands/grammar.ts';
import { helpText, usageOf } from '../../src/commands/help.ts';
import { OPERATIONS } from '../../src/commands/operations.ts';
import { fields, table } from '../../src/commands/tables.ts';
import { unknownVariables, warningOf } from '../../src/commands/variables.ts';

const ID = '905496c5-b1c5-4de0-be1d-9a24678d9c8a';
const read = (line: string) => readCommandLine(line.split(' ').filter((word) => word !== ''));

function usageError(line: string): UsageError {
  try {
    read(line);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`"${line}" was understood.`);
}

describe('the command line', () => {
  it.each([
    ['migrate', 'migrate', {}],
    ['org create Acme', 'org.create', { name: 'Acme', domains: [] }],
    [
      'org create Acme --domain a.example --domain b.example',
      'org.create',
      { name: 'Acme', domains: ['a.example', 'b.example'] },
    ],
    ['org list --json', 'org.list', {}],
    [`org show ${ID}`, 'org.show', { id: ID }],
    [`org widget on ${ID}`, 'org.widget', { id: ID, isOn: true }],
    [`org widget off ${ID}`, 'org.widget', { id: ID, isOn: false }],
    [`org active off ${ID}`, 'org.active', { id: ID, isOn: false }],
    [
      `org credit ${ID} --network testnet 50`,
      'org.credit',
      { id: ID, network: 'testnet', amountCredits: 50 },
    ],
    [
      `org credit ${ID} 50 --network=mainnet`,
      'org.credit',
      { id: ID, network: 'mainnet', amountCredits: 50 },
    ],
    [`org domains ${ID}`, 'org.domains', { id: ID }],
    [
      `org domains ${ID} add a.example`,
      'org.domains',
      { id: ID, change: { kind: 'add', domain: 'a.example' } },
    ],
    [
      `org domains ${ID} remove a.example`,
      'org.domains',
      { id: ID, change: { kind: 'remove', domain: 'a.example' } },
    ],
    [`org keys ${ID} rotate secret`, 'org.keys', { id: ID, action: 'rotate', kind: 'secret' }],
    [`org keys ${ID} retire site`, 'org.keys', { id: ID, action: 'retire', kind: 'site' }],
    [`org admin-token ${ID}`, 'org.admin-token', { id: ID }],
    ['doctor', 'doctor', {}],
  ])('[0.command.organizations] `%s` is understood', (line, name, input) => {
    expect(read(line)).toEqual({ kind: 'operation', request: { name, input } });
    expect(OPERATIONS.has(name)).toBe(true);
  });

  it('knows the program without a command, its help and its version', () => {
    expect(read('')).toEqual({ kind: 'serve' });
    expect(read('serve')).toEqual({ kind: 'serve' });
    expect(read('--version')).toEqual({ kind: 'version' });
    expect(read('help org credit')).toEqual({ kind: 'help', topic: ['org', 'credit'] });
    expect(read('org credit -h')).toEqual({ kind: 'help', topic: ['org', 'credit'] });
  });

  it.each([
    ['org crate Acme', 'ats-api org create', undefined],
    ['dokter', 'ats-api doctor', undefined],
    ['org', 'What is `ats-api org` to do?', 'ats-api org list'],
    ['org show', 'not how it is called', 'ats-api org show <id>'],
    ['org list all', 'not how it is called', 'ats-api org list'],
    [`org widget maybe ${ID}`, 'not how it is called', 'ats-api org widget on|off <id>'],
    [`org keys ${ID} rotate`, 'not how it is called', 'ats-api org keys <id> add|retire|rotate site|secret'],
    [`org credit ${ID} 50`, '--network is missing', '--network testnet|mainnet'],
    [`org credit ${ID} 50 --network devnet`, 'testnet or mainnet, and not "devnet"', 'ats-api org credit'],
    [`org credit ${ID} 50 --network testnet --network mainnet`, 'twice', undefined],
    [
      `org credit ${ID} 1.5 --network testnet`,
      'whole number of credits, and not "1.5"',
      'ats-api org credit',
    ],
    [`org credit ${ID} 1e3 --network testnet`, 'whole number', 'ats-api org credit'],
    [`org list --network testnet`, '--network means nothing here', 'ats-api org list'],
    ['serve --domain a.example', '--domain means nothing here', undefined],
    ['org list --jsn', 'The nearest that there is: --json', undefined],
    ['org create Acme --domain', "'--domain <value>' argument missing", undefined],
  ])('[0.command.exit] `%s` is told how it is written', (line, message, usage) => {
    const error = usageError(line);
    expect(error.message).toContain(message);
    if (usage !== undefined) expect(error.usage).toContain(usage);
  });

  it('shows in its help every command that it understands, and each alone', () => {
    for (const command of COMMANDS) {
      expect(helpText(undefined)).toContain(`  ${usageOf(command)}\n`);
      const words = command.words.filter((word) => typeof word === 'string');
      expect(commandsLike(words)).toContain(command);
    }
    expect(helpText(commandsLike(['org', 'list']))).not.toContain('org show');
  });
});

describe('tables', () => {
  it('show nothing that a terminal would obey', () => {
    const name = 'A\u001B[2Jcme\u202E';
    expect(table(['NAME', 'X'], [[name, 'y']])).toBe('NAME       X\nA�[2Jcme�  y');
    expect(fields([['name', name]])).toBe('name  A�[2Jcme�');
  });
});

describe('variables', () => {
  it('[0.command.variables] finds those that are not known, and the nearest name', () => {
    const environment = {
      ATS_DATA_DIR: '/x',
      ATS_TOKEN_TTL: '60',
      S3_BUKET: 'b',
      S3_REGION: 'r',
      ATS_EMPTY: '',
      ATS_API_PORT: '1',
      ATS_TEST_FULL: '1',
      HOME: '/',
    };
    expect(unknownVariables(environment)).toEqual(['ATS_TOKEN_TTL', 'S3_BUKET']);
    expect(warningOf('ATS_TOKEN_TTL')).toContain('ATS_TOKEN_TTL_SECONDS');
    expect(warningOf('S3_BUKET')).toContain('S3_BUCKET');
    expect(warningOf('ATS_DEMOS')).toContain('ATS_DEMO.');
  });
});
