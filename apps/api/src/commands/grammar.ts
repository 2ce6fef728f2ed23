import type { Network } from '@ats-kit/protocol';
import { lookIntoInstallation } from './doctor/operation.ts';
import { UsageError } from './faults.ts';
import { migrateDatabase } from './migrate.ts';
import type { OperationRequest } from './operation.ts';
import { changeKeys, makeAdminToken } from './organization-keys.ts';
import {
  changeDomains,
  createOrganization,
  creditOrganization,
  listOrganizations,
  showOrganization,
  switchOrganization,
  switchWidget,
} from './organizations.ts';

/** A place in a command line: for a value, or for one of a few words. */
interface Slot<Name extends string = string, Value extends string = string> {
  name: Name;
  oneOf: readonly Value[] | undefined;
}
type Word = string | Slot;
type SlotsOf<Words extends readonly Word[]> = Extract<Words[number], Slot>;
type ValuesOf<Words extends readonly Word[]> = {
  [Each in SlotsOf<Words> as Each['name']]: Each extends Slot<string, infer Value> ? Value : never;
};

/** Options that commands take of their own, and what is to be given with them. */
export const OPTIONS = {
  domain: { values: '<domain>', isMultiple: true },
  network: { values: 'testnet|mainnet', isMultiple: false },
} as const;
export type OptionName = keyof typeof OPTIONS;
export type OptionValues = Partial<Record<OptionName, string[]>>;

export interface Command {
  words: readonly Word[];
  options: readonly { name: OptionName; isRequired: boolean }[];
  summary: string;
  /** @throws UsageError */
  request(values: Record<string, string>, options: OptionValues): OperationRequest;
}

const value = <const Name extends string>(name: Name): Slot<Name> => ({ name, oneOf: undefined });
const oneOf = <const Name extends string, const Value extends string>(
  name: Name,
  ...words: Value[]
): Slot<Name, Value> => ({ name, oneOf: words });

function command<const Words extends readonly Word[]>(
  words: Words,
  summary: string,
  request: (values: ValuesOf<Words>, options: OptionValues) => OperationRequest,
  options: Command['options'] = [],
): Command {
  // The command line has a value for each slot, and one of its words where it has some.
  return { words, summary, options, request: (values, given) => request(values as ValuesOf<Words>, given) };
}

function wholeNumber(text: string): number {
  if (!/^\d{1,15}$/.test(text))
    throw new UsageError(`The amount is a whole number of credits, and not "${text}".`);
  return Number(text);
}

function networkIn({ network: [name] = [] }: OptionValues): Network {
  if (name === 'testnet' || name === 'mainnet') return name;
  throw new UsageError(
    name === undefined ? '--network is missing.' : `--network is testnet or mainnet, and not "${name}".`,
  );
}

const id = value('id');
const onOff = oneOf('state', 'on', 'off');

/** What is done with an installation, here or in the server that has it. `serve`, `help` and `version` are none of these. */
export const COMMANDS: readonly Command[] = [
  command(['migrate'], 'Brings the database up to date, as a start does.', () => migrateDatabase.request({})),
  command(
    ['org', 'create', value('name')],
    'Makes an organization, and shows its keys.',
    ({ name }, { domain = [] }) => createOrganization.request({ name, domains: domain }),
    [{ name: 'domain', isRequired: false }],
  ),
  command(['org', 'list'], 'Lists the organizations.', () => listOrganizations.request({})),
  command(['org', 'show', id], 'Shows an organization.', (values) => showOrganization.request(values)),
  command(['org', 'widget', onOff, id], 'Lets its pages use the widget, or not.', (values) =>
    switchWidget.request({ id: values.id, isOn: values.state === 'on' }),
  ),
  command(['org', 'active', onOff, id], 'Lets it do anything, or nothing at all.', (values) =>
    switchOrganization.request({ id: values.id, isOn: values.state === 'on' }),
  ),
  command(
    ['org', 'credit', id, value('amount')],
    'Adds credits, and shows the new balance.',
    (values, options) =>
      creditOrganization.request({
        id: values.id,
        network: networkIn(options),
        amountCredits: wholeNumber(values.amount),
      }),
    [{ name: 'network', isRequired: true }],
  ),
  command(['org', 'domains', id], 'Shows the domains whose pages may use the widget.', (values) =>
    changeDomains.request(values),
  ),
  command(
    ['org', 'domains', id, oneOf('kind', 'add', 'remove'), value('domain')],
    'Changes them: yoursite.com, *.yoursite.com or localhost.',
    (values) => changeDomains.request({ id: values.id, change: values }),
  ),
  command(
    ['org', 'keys', id, oneOf('action', 'add', 'retire', 'rotate'), oneOf('kind', 'site', 'secret')],
    'Makes a further key; ends all but the newest; or puts a new one in place of all.',
    (values) => changeKeys.request(values),
  ),
  command(
    ['org', 'admin-token', id],
    'Makes the token that manages its API keys; the one before it ends.',
    (values) => makeAdminToken.request(values),
  ),
  command(['doctor'], 'Looks at everything that the API needs, and says what is wrong.', () =>
    lookIntoInstallation.request({}),
  ),
];
