import type { FileStepView } from '@ats-kit/machine';
import type { ComponentProps } from 'react';

export type FileChoice = Pick<FileStepView, 'accept' | 'choose'>;

/** What makes an input one that chooses the recording. */
export function fileInput({ accept, choose }: FileChoice): ComponentProps<'input'> {
  return {
    type: 'file',
    accept,
    onChange: (event) => {
      const input = event.currentTarget;
      const file = input.files?.[0];
      // Emptied, so that choosing the same file again is a choice too.
      if (file) choose(file);
      input.value = '';
    },
  };
}
