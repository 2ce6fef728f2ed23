/** What the worker says. It begins with `ready`, and ends with `done` or `failed`. */
export type FromWorker =
  | { type: 'ready' }
  | { type: 'progress'; hashedBytes: number }
  /** 64 lower-case hexadecimal digits. */
  | { type: 'done'; hash: string }
  /** The file cannot be read. */
  | { type: 'failed'; message: string };
