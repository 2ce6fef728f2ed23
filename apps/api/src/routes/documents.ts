import { servedWith } from '../declared/declarations.ts';
import { readOpenApi, readReference } from '../declared/service.ts';
import { openApiDocument } from '../http/openapi.ts';
import type { Router } from '../http/router.ts';
import { referencePage } from './reference-page.ts';
import { REFERENCE_CSP } from './reference-style.ts';

/** The API about itself, for programs and for people. */
export function documentRoutes(
  router: Router,
  { publicUrl, ownFiles }: { publicUrl: string; ownFiles: boolean },
): void {
  const declarations = servedWith({ ownFiles });
  const document = openApiDocument(declarations, publicUrl);
  const page = referencePage(declarations, publicUrl);
  const maxAge = 'public, max-age=300';
  router
    .raw(readOpenApi, (c) => c.json(document, 200, { 'Cache-Control': maxAge }))
    .raw(readReference, (c) =>
      c.html(page, 200, { 'Content-Security-Policy': REFERENCE_CSP, 'Cache-Control': maxAge }),
    );
}
