import type { Config } from './shell/backend.ts';
import type { Settings } from './shell/settings.ts';

/** The attributes of the tag: what the page sets, and what its code panel shows. */
export function attributesOf(settings: Settings, { siteKey, atsUrl }: Config): Record<string, string> {
  return {
    'site-key': siteKey,
    'ats-url': atsUrl,
    ...(settings.network !== 'testnet' && { network: settings.network }),
    ...(settings.token === 'url' && { 'token-url': '/api/ats-token' }),
    ...(settings.user !== '' && { 'external-user-id': settings.user }),
    ...(settings.confirmPrice && { 'confirm-price': '' }),
  };
}

const escape = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const BY_EVENT = (network: string) => `
  async function giveToken() {
    const answer = await fetch('/api/ats-token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action_type: 'register', network: '${network}' }),
    });
    widget.setToken((await answer.json()).token);
  }
  widget.addEventListener('allfeat:token-expired', giveToken);
  await giveToken();`;

export function elementCode(settings: Settings, config: Config): string {
  const attributes = Object.entries(attributesOf(settings, config)).map(([name, value]) =>
    value === '' ? `  ${name}` : `  ${name}="${escape(value)}"`,
  );
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
  widget.addEventListener('allfeat:complete', ({ detail }) => {
    console.log('registered as', detail.atsId);
  });${settings.token === 'event' ? BY_EVENT(settings.network) : ''}
</script>`;
}
