import { giveTokenCode } from './give-token-code.ts';
import { MODES_OF_PAGE } from './modes.ts';
import { propsOf } from './props.ts';
import type { Config } from './shell/backend.ts';
import type { Settings } from './shell/settings.ts';

function attribute([name, value]: [string, unknown]): string {
  if (value === true) return name;
  const text = String(value);
  return /["\\\n{&]/.test(text) ? `${name}={${JSON.stringify(text)}}` : `${name}="${text}"`;
}

const byEvent = (settings: Settings) => `
  let widget;
${giveTokenCode(settings, 'widget?.setToken')}
  onMount(() => void giveToken());
`;

export function svelteCode(settings: Settings, config: Config): string {
  const { component, example } = MODES_OF_PAGE[settings.mode];
  const { event, detail, says } = example;
  const isByEvent = settings.token === 'event';
  const props = [
    ...(isByEvent ? ['bind:this={widget}'] : []),
    ...Object.entries(propsOf(settings, config)).map(attribute),
    ...(isByEvent ? ['onTokenExpired={giveToken}'] : []),
    `${event === 'complete' ? 'onComplete' : 'onDownloadComplete'}={({ ${detail} }) => console.log('${says}', ${detail})}`,
  ];
  const accent =
    settings.primary === ''
      ? ''
      : `\n\n<style>\n  :global(main) {\n    --ats-primary: ${settings.primary};\n  }\n</style>`;
  return `<script>
  import { ${component} } from '@ats-kit/svelte';
  import '@ats-kit/theme/ats.css';
${isByEvent ? `  import { onMount } from 'svelte';\n${byEvent(settings)}` : ''}</script>

<${component}
${props.map((prop) => `  ${prop}`).join('\n')}
/>${accent}`;
}
