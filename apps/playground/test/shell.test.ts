import { expect, test } from 'vitest';
import { elementCode } from '../src/pages/element-code.ts';
import { reactCode } from '../src/pages/react-code.ts';
import { vueCode } from '../src/pages/vue-code.ts';
import { svelteCode } from '../src/pages/svelte-code.ts';
import { pathOf } from '../src/pages/shell/states.ts';
import { maskSecrets } from '../src/pages/shell/mask.ts';
import { type Settings, readSettings, toSearch } from '../src/pages/shell/settings.ts';

const DEFAULTS: Settings = {
  mode: 'register',
  network: 'testnet',
  token: 'url',
  user: '',
  confirmPrice: false,
  theme: 'auto',
  primary: '',
  language: 'en',
  line: '',
  trouble: 'none',
  inspect: false,
};
const CONFIG = { atsUrl: 'http://127.0.0.1:8787', siteKey: 'cpk_x' };

test('an address without settings has the defaults, and the defaults stand in no address', () => {
  expect(readSettings('')).toEqual(DEFAULTS);
  expect(toSearch(DEFAULTS)).toBe('');
});

test('settings survive the address', () => {
  const settings: Settings = {
    mode: 'download',
    network: 'mainnet',
    token: 'event',
    user: 'Zoë & co #1',
    confirmPrice: true,
    theme: 'dark',
    primary: '#4f46e5',
    language: 'ar',
    line: 'slow',
    trouble: 'expires',
    inspect: true,
  };
  expect(readSettings(toSearch(settings))).toEqual(settings);
});

test('what an address says wrongly is the default', () => {
  expect(
    readSettings(
      '?mode=steal&network=moon&token=&theme=blue&primary=red;x&confirm-price=off&language=xx&line=fast&trouble=all&inspect=off',
    ),
  ).toEqual(DEFAULTS);
});

test('a colour may come with its # or without', () => {
  expect(readSettings('?primary=%234F46E5').primary).toBe('#4f46e5');
  expect(readSettings('?primary=4f46e5').primary).toBe('#4f46e5');
});

test('access codes are masked wherever they stand', () => {
  const code = `atc_${'0123456789abcdef'.repeat(4)}`;
  const masked = maskSecrets({
    accessCode: code,
    nested: [{ text: `see ${code.toUpperCase().replace('ATC', 'atc')}!` }],
    atsId: 7,
    nothing: null,
  });
  expect(masked).toEqual({
    accessCode: 'atc_…cdef',
    nested: [{ text: 'see atc_…CDEF!' }],
    atsId: 7,
    nothing: null,
  });
});

test('the code of the element says what is set, and nothing that is not', () => {
  expect(elementCode(DEFAULTS, CONFIG)).toMatchInlineSnapshot(`
    "<script src="/ats-widget.iife.js"></script>
    <ats-widget
      site-key="cpk_x"
      ats-url="http://127.0.0.1:8787"
      token-url="/api/ats-token"
    ></ats-widget>
    <script type="module">
      const widget = document.querySelector('ats-widget');
      widget.addEventListener('allfeat:complete', ({ detail }) => {
        console.log('registered as', detail.atsId);
      });
    </script>"
  `);
  const code = elementCode({ ...DEFAULTS, token: 'event', user: '"><b>', primary: '#be123c' }, CONFIG);
  expect(code).not.toContain('token-url');
  expect(code).toContain('external-user-id="&quot;><b>"');
  expect(code).toContain('--ats-primary: #be123c');
  expect(code).toContain('allfeat:token-expired');
});

test('so does the code of the React component', () => {
  expect(reactCode(DEFAULTS, CONFIG)).toMatchInlineSnapshot(`
    "import { AtsRegister } from '@ats-kit/react';
    import '@ats-kit/theme/ats.css';

    export function Register() {
      return (
        <AtsRegister
          siteKey="cpk_x"
          atsUrl="http://127.0.0.1:8787"
          tokenUrl="/api/ats-token"
          onComplete={({ atsId }) => {
            console.log('registered as', atsId);
          }}
        />
      );
    }"
  `);
  const code = reactCode({ ...DEFAULTS, token: 'event', user: '"', confirmPrice: true }, CONFIG);
  expect(code).not.toContain('tokenUrl');
  expect(code).toContain('externalUserId={"\\""}');
  expect(code).toContain('      confirmPrice\n');
  expect(code).toContain('onTokenExpired={giveToken}');
});

test.each([
  ['update', 'update_version', 'AtsUpdate', 'onComplete'],
  ['access', 'access', 'AtsAccess', 'onComplete'],
  ['download', 'access', 'AtsDownload', 'onDownloadComplete'],
] as const)(
  'the code for %s asks for tokens of its own, and names what is its own',
  (mode, action, component, callback) => {
    const settings: Settings = { ...DEFAULTS, mode, token: 'event', user: 'alice', confirmPrice: true };
    const element = elementCode(settings, CONFIG);
    expect(element).toContain(`mode="${mode}"`);
    const react = reactCode(settings, CONFIG);
    expect(react).toContain(`<${component}\n`);
    expect(react).toContain(`${callback}={`);
    const vue = vueCode(settings, CONFIG);
    const svelte = svelteCode(settings, CONFIG);
    expect(vue).toContain(`<${component}\n`);
    expect(vue).toContain(`@${callback === 'onComplete' ? 'complete' : 'download-complete'}="`);
    expect(svelte).toContain(`<${component}\n`);
    expect(svelte).toContain(`${callback}={`);
    for (const code of [element, react, vue, svelte]) {
      expect(code).toContain(`action_type: '${action}'`);
      // Nobody pays for looking, and an access code needs no user.
      expect(/confirm-?price/i.test(code)).toBe(mode === 'update');
      expect(/external-?user-?id/i.test(code)).toBe(mode !== 'access');
    }
  },
);

test('so does the code of the Vue component', () => {
  expect(vueCode({ ...DEFAULTS, language: 'fr' }, CONFIG)).toMatchInlineSnapshot(`
    "<script setup>
    import { AtsRegister } from '@ats-kit/vue';
    import '@ats-kit/theme/ats.css';
    </script>

    <template>
      <AtsRegister
        site-key="cpk_x"
        ats-url="http://127.0.0.1:8787"
        locale="fr"
        token-url="/api/ats-token"
        @complete="console.log('registered as', $event.atsId)"
      />
    </template>"
  `);
  const code = vueCode({ ...DEFAULTS, token: 'event', user: '"><b>', confirmPrice: true }, CONFIG);
  expect(code).not.toContain('token-url');
  expect(code).toContain('external-user-id="&quot;><b>"');
  expect(code).toContain('    confirm-price\n');
  expect(code).toContain('@token-expired="giveToken"');
});

test('so does the code of the Svelte component', () => {
  expect(svelteCode({ ...DEFAULTS, language: 'fr', primary: '#be123c' }, CONFIG)).toMatchInlineSnapshot(`
    "<script>
      import { AtsRegister } from '@ats-kit/svelte';
      import '@ats-kit/theme/ats.css';
    </script>

    <AtsRegister
      siteKey="cpk_x"
      atsUrl="http://127.0.0.1:8787"
      locale="fr"
      tokenUrl="/api/ats-token"
      onComplete={({ atsId }) => console.log('registered as', atsId)}
    />

    <style>
      :global(main) {
        --ats-primary: #be123c;
      }
    </style>"
  `);
  const code = svelteCode({ ...DEFAULTS, token: 'event', user: '{"', confirmPrice: true }, CONFIG);
  expect(code).not.toContain('tokenUrl');
  expect(code).toContain('externalUserId={"{\\""}');
  expect(code).toContain('  confirmPrice\n');
  expect(code).toContain('onTokenExpired={giveToken}');
});

test('every face speaks the language that is set', () => {
  const french: Settings = { ...DEFAULTS, language: 'fr' };
  for (const code of [elementCode, reactCode, vueCode, svelteCode]) {
    expect(code(french, CONFIG)).toContain('locale="fr"');
    expect(code(DEFAULTS, CONFIG)).not.toContain('locale');
  }
});

test('tokens, keys, signatures and lines are masked as well', () => {
  const secrets = {
    token: 'eyJhbGciOi.eyJpYXQ.c2ln',
    key: 'csk_live-1',
    url: 'http://127.0.0.1:8787/v1/uploads/a?signature=x&b=c',
    line: 'http://127.0.0.1:5173/line/AAAAAAAAAAAAAAAAAAAAAA/v1/stats',
  };
  expect(maskSecrets(secrets)).toEqual({
    token: 'eyJ…',
    key: 'csk_…',
    url: 'http://127.0.0.1:8787/v1/uploads/a?…',
    line: 'http://127.0.0.1:5173/line/…/v1/stats',
  });
});

test('the state of a machine is a path', () => {
  expect(pathOf('idle')).toBe('idle');
  expect(pathOf({ form: { title: 'editing' } })).toBe('form.title.editing');
  expect(pathOf({ usable: { use: 'valid', age: 'watching' } })).toBe('usable.use.valid + age.watching');
  expect(pathOf({ done: {} })).toBe('done');
});
