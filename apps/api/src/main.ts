#!/usr/bin/env node
import { run } from './commands/run.ts';

// Whoever reads this may have seen enough (`ats-api org list | head`).
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit(0);
});

const flushed = (stream: NodeJS.WriteStream) => new Promise((resolve) => stream.write('', resolve));

const exitCode = await run(process.argv.slice(2), process.env);
await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
process.exit(exitCode);
