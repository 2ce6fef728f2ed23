import { readdirSync } from 'node:fs';
import path from 'node:path';

const PASSED_OVER = new Set([
  ...['node_modules', 'dist', 'reports', 'test-results', 'playwright-report'],
  ...['.git', '.tools', '.turbo', '.ats', '.svelte-kit', '.next', '.nuxt', '.output'],
]);

/** Every Markdown file of the repository, relative to its root. */
export function markdownFiles(root, below = '') {
  return readdirSync(path.join(root, below), { withFileTypes: true })
    .filter(({ name }) => !PASSED_OVER.has(name))
    .flatMap((entry) => {
      const file = path.posix.join(below, entry.name);
      if (entry.isDirectory()) return markdownFiles(root, file);
      return entry.name.endsWith('.md') ? [file] : [];
    })
    .sort();
}

/** Texts that show code to readers; of the others only the links are followed. */
export const isShown = (file) =>
  /^(README|CONTRIBUTING)\.md$|^(packages|apps)\/[^/]+\/README\.md$/.test(file);
