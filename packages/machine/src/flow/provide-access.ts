import { accessMachine } from '../access/access.machine.ts';
import { provideClipboard } from './provide-clipboard.ts';
import { type TokenScope, provideFinding } from './provide-finding.ts';
import { provideSession } from './provide-session.ts';
import type { Provisions } from './provisions.ts';

/** The access machine with real actors behind its names. */
export const provideAccess = (provisions: Provisions, scope: TokenScope) =>
  accessMachine.provide({
    actors: {
      session: provideSession(provisions, scope),
      finding: provideFinding(provisions, scope, { list: 'work_select', open: 'work_select' }),
      clipboard: provideClipboard(provisions),
    },
  });
