import { randomUUID } from 'node:crypto';

/** Nothing runs but what carries this answer's nonce, and the page speaks to this site and to the ATS API alone. */
export default defineNitroPlugin((nitro) => {
  // The development server writes scripts and styles of its own into the page.
  if (import.meta.dev) return;
  nitro.hooks.hook('render:html', (html, { event }) => {
    const nonce = randomUUID();
    const { atsUrl } = useRuntimeConfig(event).public;
    const policy = [
      "default-src 'none'",
      `script-src 'nonce-${nonce}' 'strict-dynamic'`,
      "style-src 'self'",
      "img-src 'self'",
      `connect-src 'self' ${atsUrl} ${atsUrl.replace(/^http/, 'ws')}`,
      // The chosen recording, which is played, and the worker that takes its fingerprint.
      'media-src blob:',
      'worker-src blob:',
      "base-uri 'none'",
      "form-action 'self'",
      "frame-ancestors 'none'",
    ];
    setHeader(event, 'Content-Security-Policy', policy.join('; '));
    // What Nuxt itself writes around the page, and not what the page says.
    for (const place of ['head', 'bodyPrepend', 'bodyAppend'] as const) {
      html[place] = html[place].map((part) =>
        part.replaceAll(/<script|<link rel="modulepreload"/g, (tag) => `${tag} nonce="${nonce}"`),
      );
    }
  });
});
