import type { Mode } from '@ats-kit/protocol';
import type { Face } from '../../src/faces/face.ts';

/** Shows a face as its page would: the mode and whose works stand in the query. */
export function start(face: Face): void {
  const query = new URLSearchParams(location.search);
  const root = document.querySelector<HTMLElement>('main');
  if (!root) throw new Error('The page has no place for it.');
  void face.show({
    root,
    mode: (query.get('mode') ?? 'register') as Mode,
    options: {
      atsUrl: location.origin,
      siteKey: 'cpk_bench',
      tokenUrl: '/token',
      externalUserId: query.get('user') ?? undefined,
    },
    hear: () => undefined,
  });
}
