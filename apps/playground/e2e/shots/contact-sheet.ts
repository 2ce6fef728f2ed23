import { existsSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { SCREEN_NAMES } from '../screens/index.ts';
import { SHOTS_FOLDER, fileOf, takesOf } from './camera.ts';

/** Pictures that should be there and are not, or are empty. */
export function missingShots(): string[] {
  return SCREEN_NAMES.flatMap((screen) => takesOf(screen).map((take) => fileOf(screen, take))).filter(
    (file) => {
      const place = path.join(SHOTS_FOLDER, file);
      return !existsSync(place) || statSync(place).size === 0;
    },
  );
}

const STYLE = `
  :root { color-scheme: light dark; font: 14px/1.5 system-ui, sans-serif }
  body { margin: 24px } h2 { margin: 32px 0 8px; font-size: 16px }
  div { display: flex; flex-wrap: wrap; align-items: start; gap: 12px }
  figure { margin: 0 } img { display: block; max-width: 320px; border: 1px solid #8884 }
  figcaption { color: GrayText; font-size: 12px }`;

/** All pictures on one page, a row a screen. */
export function writeContactSheet(): void {
  const rows = SCREEN_NAMES.map((screen) => {
    const pictures = takesOf(screen).map((take) => {
      const file = fileOf(screen, take);
      return `<figure><a href="${file}"><img src="${file}" alt="" loading="lazy"></a><figcaption>${take.name}</figcaption></figure>`;
    });
    return `<h2>${screen}</h2>\n<div>${pictures.join('\n')}</div>`;
  });
  writeFileSync(
    path.join(SHOTS_FOLDER, 'index.html'),
    `<!doctype html>\n<html lang="en">\n<meta charset="utf-8">\n<title>Every screen</title>\n<style>${STYLE}</style>\n<h1>Every screen</h1>\n${rows.join('\n')}\n</html>\n`,
  );
}
