import { AtsError } from '@ats-kit/protocol';
import { z } from 'zod';
import type { OrganizationSummary } from '../services/organization-summaries.ts';
import { type Workplace, defineOperation } from './operation.ts';
import { fields, table } from './tables.ts';

const organizationSchema = z.object({
  id: z.string(),
  name: z.string(),
  isActive: z.boolean(),
  isWidgetEnabled: z.boolean(),
  createdAt: z.string(),
  domains: z.array(z.string()),
  siteKeys: z.array(z.string()),
  credits: z.object({ testnet: z.number(), mainnet: z.number() }),
  activeApiKeys: z.number(),
  hasAdminToken: z.boolean(),
});
type OrganizationView = z.infer<typeof organizationSchema>;

const viewOf = ({ createdAt, ...summary }: OrganizationSummary): OrganizationView => ({
  ...summary,
  createdAt: createdAt.toISOString(),
});

const onOff = (isOn: boolean) => (isOn ? 'on' : 'off');
const listed = (items: readonly string[]) => (items.length === 0 ? 'none' : items.join(', '));
const show = async ({ organizations }: Workplace, id: string) => viewOf(await organizations.get(id));

const describe = (organization: OrganizationView) =>
  fields([
    ['organization', organization.id],
    ['name', organization.name],
    ['active', onOff(organization.isActive)],
    ['widget', onOff(organization.isWidgetEnabled)],
    ['domains', listed(organization.domains)],
    ['site keys', listed(organization.siteKeys)],
    ['credits', `${organization.credits.testnet} on testnet, ${organization.credits.mainnet} on mainnet`],
    ['API keys', `${organization.activeApiKeys} active`],
    ['admin token', organization.hasAdminToken ? 'made' : 'none'],
    ['created', organization.createdAt],
  ]);

const id = z.string();
const network = z.enum(['testnet', 'mainnet']);

export const createOrganization = defineOperation({
  name: 'org.create',
  input: z.object({ name: z.string(), domains: z.array(z.string()) }),
  result: organizationSchema.extend({ siteKey: z.string(), secretKey: z.string() }),
  async perform(workplace, draft) {
    const { id: made, ...keys } = await workplace.organizations.create(draft);
    return { ...(await show(workplace, made)), ...keys };
  },
  text: ({ siteKey, secretKey, ...organization }) =>
    [
      fields([
        ['organization', organization.id],
        ['name', organization.name],
        ['domains', listed(organization.domains)],
        ['site key', siteKey],
        ['secret key', secretKey],
      ]),
      '',
      'The secret key is shown this once, and stored nowhere: keep it on the organization’s servers.',
      '',
      'What is still missing before its pages can register works:',
      ...(organization.domains.length === 0
        ? [`  ats-api org domains ${organization.id} add yoursite.com`]
        : []),
      `  ats-api org credit ${organization.id} --network testnet 1000`,
    ].join('\n'),
});

export const listOrganizations = defineOperation({
  name: 'org.list',
  input: z.object({}),
  result: z.object({ organizations: z.array(organizationSchema) }),
  perform: async ({ organizations }) => ({ organizations: (await organizations.list()).map(viewOf) }),
  text: ({ organizations }) =>
    organizations.length === 0
      ? 'There is no organization yet. `ats-api org create <name>` makes one.'
      : table(
          ['ORGANIZATION', 'NAME', 'ACTIVE', 'WIDGET', 'TESTNET', 'MAINNET', 'DOMAINS'],
          organizations.map((organization) => [
            organization.id,
            organization.name,
            onOff(organization.isActive),
            onOff(organization.isWidgetEnabled),
            String(organization.credits.testnet),
            String(organization.credits.mainnet),
            listed(organization.domains),
          ]),
        ),
});

export const showOrganization = defineOperation({
  name: 'org.show',
  input: z.object({ id }),
  result: organizationSchema,
  perform: (workplace, input) => show(workplace, input.id),
  text: describe,
});

export const switchWidget = defineOperation({
  name: 'org.widget',
  input: z.object({ id, isOn: z.boolean() }),
  result: organizationSchema,
  async perform(workplace, input) {
    await workplace.organizations.setWidget(input.id, input.isOn);
    return show(workplace, input.id);
  },
  text: ({ name, isWidgetEnabled }) =>
    `The widget of ${name} is ${isWidgetEnabled ? 'on' : 'off: its pages get no session any more'}.`,
});

export const switchOrganization = defineOperation({
  name: 'org.active',
  input: z.object({ id, isOn: z.boolean() }),
  result: organizationSchema,
  async perform(workplace, input) {
    await workplace.organizations.setActive(input.id, input.isOn);
    return show(workplace, input.id);
  },
  text: ({ name, isActive }) =>
    `${name} is ${isActive ? 'active' : 'not active: it can do nothing at all until it is switched on'}.`,
});

export const creditOrganization = defineOperation({
  name: 'org.credit',
  input: z.object({ id, network, amountCredits: z.number() }),
  result: z.object({
    id,
    network,
    addedCredits: z.number(),
    balanceCredits: z.number(),
  }),
  async perform({ organizations }, { amountCredits, ...account }) {
    const balanceCredits = await organizations.credit(account.id, account.network, amountCredits);
    return { ...account, addedCredits: amountCredits, balanceCredits };
  },
  text: (account) =>
    `${account.addedCredits} credits were added. The balance on ${account.network} is ${account.balanceCredits} credits.`,
});

const domainsSchema = z.object({ id, domains: z.array(z.string()) });

export const changeDomains = defineOperation({
  name: 'org.domains',
  input: z.object({
    id,
    change: z.object({ kind: z.enum(['add', 'remove']), domain: z.string() }).optional(),
  }),
  result: domainsSchema,
  async perform(workplace, { id: organization, change }) {
    const { organizations } = workplace;
    if (change?.kind === 'add') await organizations.addDomain(organization, change.domain);
    const isThere =
      change?.kind !== 'remove' || (await organizations.removeDomain(organization, change.domain));
    const { domains } = await show(workplace, organization);
    if (!isThere)
      throw new AtsError('common.not_found', {
        message: `${change.domain} is not among the domains, which are: ${listed(domains)}.`,
      });
    return { id: organization, domains };
  },
  text: ({ domains }) =>
    domains.length === 0
      ? 'No domain is allowed: no page may use the widget.'
      : `Allowed ${domains.length === 1 ? 'domain' : 'domains'}: ${listed(domains)}`,
});
