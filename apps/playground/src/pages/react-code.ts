import type { AtsRegisterOptions } from '@ats-kit/react';
import type { Config } from './shell/backend.ts';
import type { Settings } from './shell/settings.ts';

/** The props of the component: what the page renders with, and what its code panel shows. */
export function propsOf(settings: Settings, { siteKey, atsUrl }: Config): AtsRegisterOptions {
  return {
    siteKey,
    atsUrl,
    ...(settings.network !== 'testnet' && { network: settings.network }),
    ...(settings.token === 'url' && { tokenUrl: '/api/ats-token' }),
    ...(settings.user !== '' && { externalUserId: settings.user }),
    ...(settings.confirmPrice && { confirmPrice: true }),
  };
}

function attribute([name, value]: [string, unknown]): string {
  if (value === true) return name;
  const text = String(value);
  return /["\\\n{]/.test(text) ? `${name}={${JSON.stringify(text)}}` : `${name}="${text}"`;
}

const BY_EVENT = (network: string) => `
  const widget = useRef(null);
  async function giveToken() {
    const answer = await fetch('/api/ats-token', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ action_type: 'register', network: '${network}' }),
    });
    widget.current?.setToken((await answer.json()).token);
  }
  useEffect(() => void giveToken(), []);
`;

export function reactCode(settings: Settings, config: Config): string {
  const isByEvent = settings.token === 'event';
  const props = [
    ...(isByEvent ? ['handle={widget}'] : []),
    ...Object.entries(propsOf(settings, config)).map(attribute),
    ...(isByEvent ? ['onTokenExpired={giveToken}'] : []),
    'onComplete={({ atsId }) => {',
    "  console.log('registered as', atsId);",
    '}}',
  ];
  const accent =
    settings.primary === ''
      ? ''
      : `import './register.css'; // main { --ats-primary: ${settings.primary}; }\n`;
  return `${isByEvent ? "import { useEffect, useRef } from 'react';\n" : ''}import { AtsRegister } from '@ats-kit/react';
import '@ats-kit/theme/ats.css';
${accent}
export function Register() {${isByEvent ? BY_EVENT(settings.network) : ''}
  return (
    <AtsRegister
${props.map((prop) => `      ${prop}`).join('\n')}
    />
  );
}`;
}
