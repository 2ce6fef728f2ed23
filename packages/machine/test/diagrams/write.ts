#!/usr/bin/env node
// Writes docs/machines anew: one page a machine, and none for what is gone.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { FOLDER, allPages } from './pages.ts';

mkdirSync(FOLDER, { recursive: true });
const pages = allPages();
for (const file of readdirSync(FOLDER)) if (!pages.has(file)) rmSync(path.join(FOLDER, file));
for (const [file, text] of pages) writeFileSync(path.join(FOLDER, file), text);
process.stdout.write(`docs/machines: ${pages.size} pages\n`);
