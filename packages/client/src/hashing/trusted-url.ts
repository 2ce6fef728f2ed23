/** What is used of Trusted Types; the types of browsers differ in whether they have it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): unknown };
}

type ScriptUrls = ReturnType<TrustedTypes['createPolicy']>;

const POLICY = 'ats-kit';

/** `undefined` until it was asked for, `null` where there is none. */
let policy: ScriptUrls | null | undefined;

function createPolicy(): ScriptUrls | null {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  try {
    return (
      trustedTypes?.createPolicy(POLICY, {
        createScriptURL(url) {
          if (!url.startsWith('blob:')) throw new TypeError(`${POLICY} makes workers from blobs alone.`);
          return url;
        },
      }) ?? null
    );
  } catch {
    // The page allows no policy of this name, or there is another copy of this module in it. It may not ask for one.
    return null;
  }
}

/** A URL that a worker can be started from, as far as the page allows it. */
export function trustedScriptUrl(url: string): string {
  if (policy === undefined) policy = createPolicy();
  // What comes out of a policy is no string, and `Worker` takes it all the same.
  return (policy?.createScriptURL(url) ?? url) as string;
}
