import { giveTokenCode } from './give-token-code.ts';
import { MODES_OF_PAGE } from './modes.ts';
import type { Config } from './shell/backend.ts';
import type { Settings } from './shell/settings.ts';

/** The attributes of the tag: what the page sets, and what its code panel shows. */
export function attributesOf(settings: Settings, { siteKey, atsUrl }: Config): Record<string, string> {
  const { hasUser, hasPrice } = MODES_OF_PAGE[settings.mode];
  return {
    'site-key': siteKey,
    'ats-url': atsUrl,
    ...(settings.mode !== 'register' && { mode: settings.mode }),
    ...(settings.network !== 'testnet' && { network: settings.network }),
    ...(settings.language !== 'en' && { locale: settings.language }),
    ...(settings.token === 'url' && { 'token-url': '/api/ats-token' }),
    ...(hasUser && settings.user !== '' && { 'external-user-id': settings.user }),
    ...(hasPrice && settings.confirmPrice && { 'confirm-price': '' }),
  };
}

const escape = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const byEvent = (settings: Settings) => `
${giveTokenCode(settings, 'widget.setToken')}
  widget.addEventListener('allfeat:token-expired', giveToken);
  await giveToken();`;

export function elementCode(settings: Settings, config: Config): string {
  const attributes = Object.entries(attributesOf(settings, config)).map(([name, value]) =>
    value === '' ? `  ${name}` : `  ${name}="${escape(value)}"`,
  );
  const { event, detail, says } = MODES_OF_PAGE[settings.mode].example;
  const accent =
    settings.primary === ''
      ? ''
      : `<style>\n  ats-widget { --ats-primary: ${settings.primary}; }\n</style>\n`;
  return `<script src="/ats-widget.iife.js"></script>
${accent}<ats-widget
${attributes.join('\n')}
></ats-widget>
<script type="module">
  const widget = document.querySelector('ats-widget');
  widget.addEventListener('allfeat:${event}', ({ detail }) => {
    console.log('${says}', detail.${detail});
  });${settings.token === 'event' ? byEvent(settings) : ''}
</script>`;
}
