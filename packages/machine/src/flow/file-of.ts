import { AtsError } from '@ats-kit/protocol';
import type { FileStore } from '../files.ts';

/** @throws AtsError `widget.upload_error` when the store has let it go */
export function fileOf(files: FileStore, id: string): File {
  const file = files.get(id);
  if (!file) throw new AtsError('widget.upload_error', { message: 'The file is no longer at hand.' });
  return file;
}
