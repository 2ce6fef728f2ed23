import type { ActorSystem, ActorSystemInfo } from 'xstate';
import type { FileStore } from '../files.ts';
import type { AtsPorts } from '../ports.ts';
import type { Records } from '../records/records.types.ts';
import { type SessionRef, throughSession } from '../session/session.gate.ts';
import type { TokenStore } from '../session/token-store.ts';

export type AnySystem = ActorSystem<ActorSystemInfo>;

/** What the function behind an actor is called with. */
export interface ActorArgs<Input> {
  input: Input;
  signal: AbortSignal;
  system: AnySystem;
}

/** What actors are made of: the world, and what machines may not hold. */
export interface Provisions {
  ports: AtsPorts;
  files: FileStore;
  tokens: TokenStore;
  records: Records;
}

/** The API as an actor of a system reaches it: through the system's session. */
export const gatedApi =
  ({ ports, tokens }: Provisions) =>
  (system: AnySystem) =>
    throughSession(ports.api, system.get('session') as SessionRef, tokens);
