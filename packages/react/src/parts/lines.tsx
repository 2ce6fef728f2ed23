import type { FactView } from '@ats-kit/machine';
import { Fragment } from 'react';

/** Lines of a fact, each a text and a quieter one behind it. */
export function Lines({ lines, isName = false }: Pick<FactView, 'lines' | 'isName'>) {
  return lines.map((line, index) => (
    <Fragment key={index}>
      {index > 0 && <br />}
      {isName ? <span part="name">{line.text}</span> : line.text}
      {line.hint && (
        <>
          {' '}
          <span part="hint">{line.hint}</span>
        </>
      )}
    </Fragment>
  ));
}
