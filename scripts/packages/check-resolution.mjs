// The two judges of the field: publint reads package.json as runtimes and bundlers do, attw the types as TypeScript does.
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { readFileSync } from 'node:fs';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

export async function checkPublint({ root }) {
  // What lies there was unpacked from the tarball, so nothing needs packing again.
  const { messages, pkg } = await publint({ pkgDir: root, pack: false, strict: true });
  return messages.map((message) => `${message.code}: ${formatMessage(message, pkg, { color: false })}`);
}

// The packages are modules for tools that know `exports`: what attw calls `--profile esm-only`.
const OUTSIDE_THE_PROFILE = new Set(['node10', 'node16-cjs']);

/** Node resolves no components without a compiler, and that one resolves them as bundlers do. */
const isComponentInNode = ({ kind, moduleSpecifier = '', resolutionOption }) =>
  kind === 'InternalResolutionError' && moduleSpecifier.endsWith('.svelte') && resolutionOption === 'node16';

/** attw cannot list what a pattern stands for; check-manifest.mjs sees that it stands for something. */
const patterns = ({ exports }) =>
  Object.keys(exports)
    .filter((subpath) => subpath.includes('*'))
    .map((subpath) => new RegExp(`^${subpath.replaceAll('.', String.raw`\.`).replace('*', '.*')}$`));

export async function checkTypes({ tarball, manifest }) {
  const parcel = createPackageFromTarballData(readFileSync(tarball));
  const result = await checkPackage(parcel, { excludeEntrypoints: patterns(manifest) });
  if (result.types === false) return ['has no types'];
  return result.problems
    .filter((problem) => !OUTSIDE_THE_PROFILE.has(problem.resolutionKind) && !isComponentInNode(problem))
    .map(({ kind, entrypoint, resolutionKind, ...more }) =>
      [kind, entrypoint ?? more.fileName, resolutionKind].filter(Boolean).join(' '),
    );
}
