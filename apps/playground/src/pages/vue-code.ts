import { giveTokenCode } from './give-token-code.ts';
import { MODES_OF_PAGE } from './modes.ts';
import { propsOf } from './props.ts';
import type { Config } from './shell/backend.ts';
import type { Settings } from './shell/settings.ts';

const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const escape = (value: string) => value.replaceAll('&', '&amp;').replaceAll('"', '&quot;');

const attribute = ([name, value]: [string, unknown]): string =>
  value === true ? kebab(name) : `${kebab(name)}="${escape(String(value))}"`;

const byEvent = (settings: Settings) => `
const widget = useTemplateRef('widget');
${giveTokenCode(settings, 'widget.value?.setToken').replace(/^ {2}/gm, '')}
onMounted(giveToken);
`;

export function vueCode(settings: Settings, config: Config): string {
  const { component, example } = MODES_OF_PAGE[settings.mode];
  const { event, detail, says } = example;
  const isByEvent = settings.token === 'event';
  const props = [
    ...(isByEvent ? ['ref="widget"'] : []),
    ...Object.entries(propsOf(settings, config)).map(attribute),
    ...(isByEvent ? ['@token-expired="giveToken"'] : []),
    `@${event}="console.log('${says}', $event.${detail})"`,
  ];
  const accent =
    settings.primary === '' ? '' : `\n\n<style>\nmain {\n  --ats-primary: ${settings.primary};\n}\n</style>`;
  return `<script setup>
import { ${component} } from '@ats-kit/vue';
import '@ats-kit/theme/ats.css';
${isByEvent ? `import { onMounted, useTemplateRef } from 'vue';\n${byEvent(settings)}` : ''}</script>

<template>
  <${component}
${props.map((prop) => `    ${prop}`).join('\n')}
  />
</template>${accent}`;
}
