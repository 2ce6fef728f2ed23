import { env } from '$env/dynamic/private';

type Name = 'ATS_URL' | 'ATS_SITE_KEY' | 'ATS_SECRET_KEY';

/** Read when it is needed, and not when the site is built: one build serves every environment. */
export function setting(name: Name): string {
  const value = env[name];
  if (!value) throw new Error(`${name} is not set. The README says where it comes from.`);
  return value;
}
