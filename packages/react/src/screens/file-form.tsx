import type { FileStepView } from '@ats-kit/machine';
import { Form, Actions } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { DropZone } from './drop-zone.tsx';
import { FileCard } from './file-card.tsx';

export function FileForm({ view }: { view: FileStepView }) {
  const { file, accept, choose } = view;
  return (
    <>
      <Header view={view} />
      <Form view={view}>
        {file ? <FileCard file={file} accept={accept} choose={choose} /> : <DropZone view={view} />}
        <Actions view={view} />
      </Form>
    </>
  );
}
