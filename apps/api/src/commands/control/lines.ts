import type { Socket } from 'node:net';

export class LineError extends Error {
  override readonly name = 'LineError';
}

/**
 * What the other side says, a line at a time, each of them JSON. Ends with the connection.
 *
 * @throws LineError when a line is longer than `maxCharacters`
 */
export async function* linesOf(socket: Socket, maxCharacters: number): AsyncGenerator<string, void> {
  socket.setEncoding('utf8');
  let rest: string[] = [];
  let length = 0;
  for await (const chunk of socket as AsyncIterable<string>) {
    let text = chunk;
    for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n')) {
      yield rest.join('') + text.slice(0, end);
      text = text.slice(end + 1);
      rest = [];
      length = 0;
    }
    rest.push(text);
    length += text.length;
    if (length > maxCharacters) throw new LineError(`A line is longer than ${maxCharacters} characters.`);
  }
}

/** Resolves when the line has left this process, and rejects when the connection broke before. */
export function sendLine(socket: Socket, line: unknown): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.write(`${JSON.stringify(line)}\n`, (error) => {
      if (error) reject(error);
      else resolve();
    });
  });
}
