export default defineNuxtConfig({
  compatibilityDate: '2026-06-01',
  telemetry: false,
  devtools: { enabled: false },
  css: ['@ats-kit/theme/ats.css', '~/assets/site.css'],
  // Styles in files and not in the page: a strict policy refuses those.
  features: { inlineStyles: false },
  // cssnano cannot read how the theme computes its colours; Vite makes the sheets small.
  postcss: { plugins: { cssnano: false } },
  app: {
    head: {
      htmlAttrs: { lang: 'en' },
      link: [{ rel: 'icon', type: 'image/svg+xml', href: '/favicon.svg' }],
    },
  },
  // Empty here, and filled from the environment when the server starts: one build serves every environment.
  runtimeConfig: {
    /** `NUXT_ATS_SECRET_KEY` */
    atsSecretKey: '',
    public: {
      /** `NUXT_PUBLIC_ATS_URL` */
      atsUrl: '',
      /** `NUXT_PUBLIC_ATS_SITE_KEY` */
      atsSiteKey: '',
    },
  },
});
