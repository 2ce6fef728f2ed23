import type { CopyButtonView } from '@ats-kit/machine';
import { CopyButton } from './buttons.tsx';

/** A number to quote to somebody who can help, and a button that copies it. */
export function Reference({ term, id, copy }: { term: string; id: string; copy: CopyButtonView }) {
  return (
    <div part="reference">
      <p>
        <span part="hint">{term}</span> <span part="mono">{id}</span>
      </p>
      <CopyButton view={copy} part="button-quiet button-icon" />
    </div>
  );
}
