import adapter from '@sveltejs/adapter-node';

/** @type {import('@sveltejs/kit').Config} */
export default {
  kit: {
    adapter: adapter(),
    // Nothing runs but what carries this answer's nonce. Whom the page may speak to is said in src/hooks.server.ts.
    csp: {
      mode: 'nonce',
      directives: {
        'default-src': ['none'],
        'script-src': ['strict-dynamic'],
        'style-src': ['self'],
        // The one style that SvelteKit writes into the page: of the line that tells screen readers of a new page.
        'style-src-attr': ['unsafe-hashes', 'sha256-S8qMpvofolR8Mpjy4kQvEm7m1q8clzU4dfDH0AmvZjo='],
        'img-src': ['self'],
        // The chosen recording, which is played, and the worker that takes its fingerprint.
        'media-src': ['blob:'],
        'worker-src': ['blob:'],
        'base-uri': ['none'],
        'form-action': ['self'],
        'frame-ancestors': ['none'],
      },
    },
  },
};
