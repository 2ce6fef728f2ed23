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
  /** One flow holds one file: earlier choices, and those that came to nothing, are let go. */
  letGoOthers(id: string): void;
  clear(): void;
}

export function createFileStore(): FileStore {
  const files = new Map<string, File>();
  let next = 0;
  return {
    keep(file) {
      const id = `file-${(next += 1)}`;
      files.set(id, file);
      return { id, name: file.name, sizeBytes: file.size, type: file.type };
    },
    get: (id) => files.get(id),
    letGoOthers(id) {
      for (const other of files.keys()) if (other !== id) files.delete(other);
    },
    clear: () => files.clear(),
  };
}
