/** The only place that holds the session token. Machines and snapshots never see it. */
export interface TokenStore {
  current(): string | undefined;
  set(token: string | undefined): void;
}

export function createTokenStore(): TokenStore {
  let token: string | undefined;
  return {
    current: () => token,
    set: (next) => void (token = next),
  };
}
