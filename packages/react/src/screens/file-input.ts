import { takeFile } from '@ats-kit/dom';
import type { FileStepView } from '@ats-kit/machine';
import type { ComponentProps } from 'react';

export type FileChoice = Pick<FileStepView, 'accept' | 'choose'>;

/** What makes an input one that chooses the recording. */
export function fileInput({ accept, choose }: FileChoice): ComponentProps<'input'> {
  return {
    type: 'file',
    accept,
    onChange: (event) => takeFile(event, choose),
  };
}
