import { type SystemAddress, demoKeys } from './system.ts';

/** The API as an integrator's backend and a widget call it: plain HTTP, nothing of ours in between. */
export function apiOf(system: SystemAddress) {
  const { siteKey, secretKey } = demoKeys(system);
  const origin = system.pageUrl;

  async function call(
    method: string,
    path: string,
    options: { token?: string; body?: unknown; origin?: string } = {},
  ) {
    const answer = await fetch(`${system.apiUrl}${path}`, {
      method,
      headers: {
        Origin: options.origin ?? origin,
        ...(options.body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...(options.token === undefined
          ? {}
          : { Authorization: `Bearer ${options.token}`, 'X-Site-Key': siteKey }),
      },
      ...(options.body === undefined ? {} : { body: JSON.stringify(options.body) }),
    });
    return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
  }

  async function mint(body: Record<string, unknown> = {}): Promise<string> {
    const { json } = await call('POST', '/v1/sessions', {
      body: { secret_key: secretKey, action_type: 'register', allowed_network: 'testnet', ...body },
    });
    return String(json['token']);
  }

  return { call, mint, secretKey };
}

export const WORK = {
  title: 'Nuit blanche',
  filename: 'nuit.wav',
  network: 'testnet',
  creators: [{ full_name: 'Inès Caradec', email: 'ines@caradec.example', roles: { author: true } }],
};
