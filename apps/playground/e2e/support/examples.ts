import { answers, freePort, launch, stop } from './processes.ts';
import { type SystemAddress, demoKeys } from './system.ts';

/** The site of an integrator, as its README starts it. */
export interface Example {
  name: string;
  folder: string;
  /** What Node runs. */
  args: string[];
  /** The variables of its README. */
  variables(given: { apiUrl: string; siteKey: string; secretKey: string }): Record<string, string>;
}

const usual: Example['variables'] = ({ apiUrl, siteKey, secretKey }) => ({
  ATS_URL: apiUrl,
  ATS_SITE_KEY: siteKey,
  ATS_SECRET_KEY: secretKey,
});

export const EXAMPLES: Example[] = [
  {
    name: 'Next.js',
    folder: 'examples/next',
    args: ['node_modules/next/dist/bin/next', 'start'],
    variables: usual,
  },
  {
    name: 'Nuxt',
    folder: 'examples/nuxt',
    args: ['.output/server/index.mjs'],
    variables: ({ apiUrl, siteKey, secretKey }) => ({
      NUXT_PUBLIC_ATS_URL: apiUrl,
      NUXT_PUBLIC_ATS_SITE_KEY: siteKey,
      NUXT_ATS_SECRET_KEY: secretKey,
    }),
  },
  { name: 'SvelteKit', folder: 'examples/sveltekit', args: ['build/index.js'], variables: usual },
];

/** Starts the build of an example beside an API. Hosts and ports have these names in all three. */
export async function startExample(example: Example, system: SystemAddress) {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const keys = demoKeys(system);
  const server = launch(example.folder, example.args, {
    ...example.variables({ apiUrl: system.apiUrl, ...keys }),
    NODE_ENV: 'production',
    HOST: '127.0.0.1',
    HOSTNAME: '127.0.0.1',
    PORT: String(port),
  });
  try {
    await answers(url, server);
  } catch (cause) {
    await stop(server);
    throw new Error(`${example.folder} does not start. Is it built? pnpm turbo run build`, { cause });
  }
  return { url, secretKey: keys.secretKey, stop: () => stop(server) };
}
