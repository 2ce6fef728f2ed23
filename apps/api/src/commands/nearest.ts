/** How many letters have to be put in, taken out or changed to make one word of the other. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const change = row[j - 1]! + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[other.length]!;
}

/** A name that only goes on differs less than one with other letters in it. */
const isPart = (one: string, other: string) => one.startsWith(other) || other.startsWith(one);

/** The name that was probably meant. `undefined` when there is none at all. */
export function nearest(word: string, names: Iterable<string>): string | undefined {
  const ranked = [...names].map((name) => ({
    name,
    rank: isPart(word, name) ? 1 : distance(word, name),
  }));
  return ranked.sort((one, other) => one.rank - other.rank)[0]?.name;
}
