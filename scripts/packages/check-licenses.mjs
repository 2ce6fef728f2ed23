// Most licenses ask for their text wherever the code goes: a package that has others inside it must bring theirs along.
import { ownerOf } from './breakdown.mjs';
import { readText } from './published.mjs';

/** Packages of others whose code is inside a file, by its source map. */
function insiders(published, file) {
  const { sources } = JSON.parse(readText(published, file));
  return new Set(sources.filter((source) => source?.includes('/node_modules/')).map(ownerOf));
}

export function checkLicenses(published) {
  const notices = published.files
    .filter((file) => /(^|\/)licenses\.md$/.test(file))
    .map((file) => readText(published, file));
  const maps = published.files.filter((file) => /^dist\/.*\.js\.map$/.test(file));
  return maps.flatMap((file) =>
    [...insiders(published, file)]
      .filter((name) => !notices.some((notice) => notice.includes(`## ${name} - `)))
      .map((name) => `${file.replace(/\.map$/, '')} has ${name} inside, whose license no licenses.md tells`),
  );
}
