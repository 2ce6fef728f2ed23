import {
  Confirmation,
  CreatorList,
  Download,
  InitVersion,
  InitWork,
  Job,
  Quote,
  Stats,
  TransactionResult,
  UploadJob,
  VersionList,
  WorkDetails,
  WorkPage,
  computeCommitment,
} from '@ats-kit/protocol';
import { vi } from 'vitest';
import { CONFIRMATION, PRICE, RESULT, UPLOAD_URL } from '../world/records.ts';
import { CREATORS, WORKS, details, page, version } from '../world/works.ts';

/** A request as it left the page. */
export type Sent = string;

const JOB_ID = '7d1f5c1e-0000-4000-8000-000000000003';
const LATER = '2099-01-01T00:00:00Z';
const WORK = { atsId: 1_042, title: 'Nuit blanche' };

const hex = (bytes: ArrayBuffer) =>
  Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** A service behind the browser's own ways to the network, which it takes until `restore`. */
export function takeTheWire() {
  const sent: Sent[] = [];
  let tokens = 0;
  let title = WORK.title;
  let creators = CREATORS;
  let mediaHash = version(3).mediaHash;

  const quote = () =>
    Quote.encode({
      jobId: JOB_ID,
      commitment: computeCommitment({ title, creators, mediaHash }).commitment,
      ...PRICE,
      expiresAt: LATER,
    });
  const job = () => UploadJob.encode({ jobId: JOB_ID, uploadUrl: UPLOAD_URL, uploadExpiresAt: LATER });

  /** The first that a path ends with answers. */
  const routes: [path: RegExp, answer: (body: unknown) => unknown][] = [
    [/\/token$/, () => ({ token: `token-${(tokens += 1)}` })],
    [/\/v1\/stats/, () => Stats.encode({ totalWorks: 12, maxAudioSizeBytes: 400_000_000 })],
    [
      /\/works\/init$/,
      (body) => {
        const work = InitWork.decode(body);
        if (!work.ok) throw new Error('The service cannot read it.');
        ({ title, creators } = work.value);
        return job();
      },
    ],
    [/\/versions\/init$/, (body) => (takeVersion(body), Job.encode({ jobId: JOB_ID }))],
    [/\/versions\/init-upload$/, (body) => (takeVersion(body), job())],
    [/\/prepare$/, quote],
    [/\/confirm$/, () => Confirmation.encode(CONFIRMATION)],
    [/\/access\/\w+\/work$/, () => WorkDetails.encode(details())],
    [/\/download\//, () => Download.encode({ url: 'https://store.example/file', expiresAt: LATER })],
    [/\/v1\/works\?/, () => WorkPage.encode(page(WORKS))],
    [
      /\/versions\?/,
      () => VersionList.encode({ atsId: WORK.atsId, versions: [version(1), version(2), version(3)] }),
    ],
    [/\/creators\?/, () => CreatorList.encode({ atsId: WORK.atsId, version: 3, creators: CREATORS })],
  ];

  function takeVersion(body: unknown): void {
    const decoded = InitVersion.decode(body);
    if (!decoded.ok) throw new Error('The service cannot read it.');
    creators = decoded.value.creators;
  }

  const { fetch } = globalThis;
  const answer = async (request: Request): Promise<Response> => {
    const { pathname, search } = new URL(request.url);
    const route = routes.find(([path]) => path.test(pathname + search));
    // The page's own modules, of the server that compiles them.
    if (!route) return fetch(request);
    const text = await request.text();
    const headers = ['authorization', 'x-site-key'].map(
      (name) => `${name}: ${request.headers.get(name) ?? '-'}`,
    );
    sent.push([`${request.method} ${pathname}${search}`, ...headers, request.credentials, text].join(' | '));
    return Response.json(route[1](text === '' ? undefined : JSON.parse(text)));
  };
  vi.stubGlobal('fetch', (input: RequestInfo | URL, init?: RequestInit) => answer(new Request(input, init)));

  vi.stubGlobal(
    'XMLHttpRequest',
    class extends EventTarget {
      readonly upload = new EventTarget();
      readonly status = 200;
      readonly responseText = '';
      #request = '';
      open(method: string, url: string) {
        this.#request = `${method} ${url}`;
      }
      getResponseHeader = () => null;
      abort = () => undefined;
      send(bytes: Blob) {
        sent.push(`${this.#request} | ${bytes.size} bytes, ${bytes.type || 'no type'}`);
        void bytes.arrayBuffer().then(async (buffer) => {
          mediaHash = hex(await crypto.subtle.digest('SHA-256', buffer));
          for (const name of ['load', 'loadend']) this.dispatchEvent(new Event(name));
        });
      }
    },
  );

  vi.stubGlobal(
    'WebSocket',
    class extends EventTarget {
      constructor(url: string) {
        super();
        sent.push(`WebSocket ${url}`);
        setTimeout(() => {
          this.dispatchEvent(new Event('open'));
          const data = JSON.stringify({
            type: 'update',
            step: 'completed',
            progress: 100,
            description: 'Completed',
            timestamp: '2026-04-30T11:00:00Z',
            details: TransactionResult.encode({ ...RESULT }),
          });
          this.dispatchEvent(new MessageEvent('message', { data }));
        }, 300);
      }
      close = () => undefined;
    },
  );

  // A download is a link that is followed; the page stays where it is.
  const follow = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (
    this: HTMLAnchorElement,
  ) {
    sent.push(`download ${this.href} | ${this.rel} | ${this.referrerPolicy}`);
  });

  return {
    sent,
    restore() {
      follow.mockRestore();
      vi.unstubAllGlobals();
    },
  };
}
