import { rmSync } from 'node:fs';
import path from 'node:path';

/** What an earlier run reached says nothing of this one. */
export default function clean(): void {
  rmSync(path.resolve(import.meta.dirname, '../../reports/coverage'), { recursive: true, force: true });
}
