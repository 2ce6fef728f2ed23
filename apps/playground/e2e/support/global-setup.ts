import { type SystemAddress, startSystem } from './system.ts';

/** Two systems: one as it comes, and one whose tokens expire while a file is being sent. */
export default async function setup() {
  const starts = [startSystem(), startSystem({ ATS_TOKEN_TTL_SECONDS: '2' })] as const;
  const [usual, brief] = await Promise.all(starts).catch(async (error: unknown) => {
    const started = await Promise.allSettled(starts);
    for (const one of started) if (one.status === 'fulfilled') await one.value.stop();
    throw error;
  });
  const address = ({ stop: _, ...plain }: typeof usual): SystemAddress => plain;
  process.env['ATS_E2E_SYSTEMS'] = JSON.stringify({ usual: address(usual), brief: address(brief) });
  return async () => {
    await Promise.all([usual.stop(), brief.stop()]);
  };
}
