import { giveTokenCode } from './give-token-code.ts';
import { MODES_OF_PAGE } from './modes.ts';
import { propsOf } from './props.ts';
import type { Config } from './shell/backend.ts';
import type { Settings } from './shell/settings.ts';

function attribute([name, value]: [string, unknown]): string {
  if (value === true) return name;
  const text = String(value);
  return /["\\\n{]/.test(text) ? `${name}={${JSON.stringify(text)}}` : `${name}="${text}"`;
}

const byEvent = (settings: Settings) => `
  const widget = useRef(null);
${giveTokenCode(settings, 'widget.current?.setToken')}
  useEffect(() => void giveToken(), []);
`;

export function reactCode(settings: Settings, config: Config): string {
  const { component, example } = MODES_OF_PAGE[settings.mode];
  const { event, detail, says } = example;
  const isByEvent = settings.token === 'event';
  const props = [
    ...(isByEvent ? ['handle={widget}'] : []),
    ...Object.entries(propsOf(settings, config)).map(attribute),
    ...(isByEvent ? ['onTokenExpired={giveToken}'] : []),
    `${event === 'complete' ? 'onComplete' : 'onDownloadComplete'}={({ ${detail} }) => {`,
    `  console.log('${says}', ${detail});`,
    '}}',
  ];
  const accent =
    settings.primary === '' ? '' : `import './accent.css'; // main { --ats-primary: ${settings.primary}; }\n`;
  return `${isByEvent ? "import { useEffect, useRef } from 'react';\n" : ''}import { ${component} } from '@ats-kit/react';
import '@ats-kit/theme/ats.css';
${accent}
export function ${component.replace('Ats', '')}() {${isByEvent ? byEvent(settings) : ''}
  return (
    <${component}
${props.map((prop) => `      ${prop}`).join('\n')}
    />
  );
}`;
}
