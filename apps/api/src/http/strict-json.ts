/** No message of the protocol is half as deep. */
const MAX_DEPTH = 32;

/** Why JSON is refused that a lenient reader would take. */
export class StrictJsonError extends Error {
  override readonly name = 'StrictJsonError';
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;

/** The end of the string that begins at `start`: the index of its second quotation mark. */
function endOfString(text: string, start: number): number {
  let end = start + 1;
  while (text.charCodeAt(end) !== QUOTE) end += text.charCodeAt(end) === BACKSLASH ? 2 : 1;
  return end;
}

/**
 * Parses JSON that can mean one thing only: a key stands once in an object, and nothing is nested deeper than any message.
 *
 * @throws SyntaxError for what is not JSON
 * @throws StrictJsonError
 */
export function parseStrictJson(text: string): unknown {
  const value: unknown = JSON.parse(text);
  // From here on the text is known to be JSON, so looking at its brackets, strings and colons is enough.
  const levels: (Set<string> | undefined)[] = [];
  let candidate: string | undefined;
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index);
    if (character === '"') {
      const end = endOfString(text, index);
      candidate = text.slice(index, end + 1);
      index = end;
    } else if (character === ':') {
      const key = JSON.parse(candidate ?? '""') as string;
      const keys = levels.at(-1);
      if (keys?.has(key)) throw new StrictJsonError('A key stands twice in one object.');
      keys?.add(key);
    } else if (character === '{' || character === '[') {
      levels.push(character === '{' ? new Set() : undefined);
      if (levels.length > MAX_DEPTH)
        throw new StrictJsonError(`The body is nested more than ${MAX_DEPTH} levels deep.`);
    } else if (character === '}' || character === ']') levels.pop();
  }
  return value;
}
