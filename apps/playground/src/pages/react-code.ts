import type { AtsUpdateOptions } from '@ats-kit/react';
import { MODES_OF_PAGE } from './modes.ts';
import type { Config } from './shell/backend.ts';
import type { Settings } from './shell/settings.ts';

/** The props of the component of the mode: what the page renders with, and what its code panel shows. */
export function propsOf(settings: Settings, { siteKey, atsUrl }: Config): AtsUpdateOptions {
  const { hasUser, hasPrice } = MODES_OF_PAGE[settings.mode];
  return {
    siteKey,
    atsUrl,
    ...(settings.network !== 'testnet' && { network: settings.network }),
    ...(settings.token === 'url' && { tokenUrl: '/api/ats-token' }),
    ...(hasUser && settings.user !== '' && { externalUserId: settings.user }),
    ...(hasPrice && settings.confirmPrice && { confirmPrice: true }),
  };
}

function attribute([name, value]: [string, unknown]): string {
  if (value === true) return name;
  const text = String(value);
  return /["\\\n{]/.test(text) ? `${name}={${JSON.stringify(text)}}` : `${name}="${text}"`;
}

const BY_EVENT = ({ mode, network }: Settings) => `
  const widget = useRef(null);
  async function giveToken() {
    const answer = await fetch('/api/ats-token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action_type: '${MODES_OF_PAGE[mode].actionType}', network: '${network}' }),
    });
    widget.current?.setToken((await answer.json()).token);
  }
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
export function ${component.replace('Ats', '')}() {${isByEvent ? BY_EVENT(settings) : ''}
  return (
    <${component}
${props.map((prop) => `      ${prop}`).join('\n')}
    />
  );
}`;
}
