/** What a machine knows of a file. The file itself stays in the {@link FileStore}. */
export interface FileFacts {
  id: string;
  name: string;
  sizeBytes: number;
  /** MIME type as the platform names it; may be empty. */
  type: string;
}

/** Holds files outside the machines, whose contexts are plain data. */
export interface FileStore {
  keep(file: File): FileFacts;
  get(id: string): File | undefined;
  clear(): void;
}

export function createFileStore(): FileStore {
  const files = new Map<string, File>();
  let next = 0;
  return {
    keep(file) {
      // One flow holds one file: an earlier choice is let go.
      files.clear();
      const id = `file-${(next += 1)}`;
      files.set(id, file);
      return { id, name: file.name, sizeBytes: file.size, type: file.type };
    },
    get: (id) => files.get(id),
    clear: () => files.clear(),
  };
}
