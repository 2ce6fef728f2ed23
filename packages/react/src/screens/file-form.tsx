import type { FileStepView } from '@ats-kit/machine';
import { Form, Actions } from '../parts/form.tsx';
import { Header } from '../parts/header.tsx';
import { DropZone } from './drop-zone.tsx';
import { FileCard } from './file-card.tsx';
import { KeptFile } from './kept-file.tsx';

export function FileForm({ view }: { view: FileStepView }) {
  const { file, kept, accept, choose } = view;
  const keptFile = kept && <KeptFile key={kept.id} view={kept} />;
  return (
    <>
      <Header view={view} />
      <Form view={view}>
        {!file && keptFile}
        {file ? <FileCard file={file} accept={accept} choose={choose} /> : <DropZone view={view} />}
        {file && keptFile}
        <Actions view={view} />
      </Form>
    </>
  );
}
