import { parentPort } from 'node:worker_threads';
import type { CertificateFacts } from './facts.ts';
import { renderCertificate } from './render.ts';
import { createSlices } from './text/slices.ts';

/** What the thread answers: the PDF, or the name and the frames of what went wrong, for neither may hold a title. */
export type Rendered = { pdf: Uint8Array } | { error: { name: string; stack: string } };

function describe(error: unknown): { name: string; stack: string } {
  const { name, stack = '' } = error instanceof Error ? error : new Error();
  return {
    name,
    stack: stack
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
  };
}

const slices = createSlices();

parentPort?.on('message', (facts: CertificateFacts) => {
  const answer = (rendered: Rendered) => parentPort?.postMessage(rendered);
  renderCertificate(slices, facts).then(
    (pdf) => answer({ pdf }),
    (error: unknown) => answer({ error: describe(error) }),
  );
});
