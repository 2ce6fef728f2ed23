import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { type Operand, type Token, byteString, print, reference } from './syntax.ts';

/** A PDF file while it is being written: numbered objects, and the table that finds them. */
export interface PdfFile {
  /** A number for an object that others point to before it is written. */
  reserve(): Token;
  write(at: Token, value: Operand): void;
  add(value: Operand): Token;
  /** @param compress off for what must be readable without any PDF software */
  addStream(
    entries: Record<string, Operand>,
    bytes: Uint8Array | string,
    options?: { compress?: boolean },
  ): Token;
  /** The whole file. The same objects make the same bytes. */
  end(trailer: { Root: Token; Info: Token }): Uint8Array;
}

export function createPdfFile(): PdfFile {
  const objects: (Buffer | undefined)[] = [];

  const reserve = () => reference(objects.push(undefined));
  const store = (at: Token, ...parts: (string | Uint8Array)[]) => {
    const objectNumber = Number.parseInt(at, 10);
    objects[objectNumber - 1] = Buffer.concat([
      Buffer.from(`${objectNumber} 0 obj\n`),
      ...parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : part)),
      Buffer.from('\nendobj\n'),
    ]);
  };

  return {
    reserve,
    write: (at, value) => store(at, print(value)),
    add(value) {
      const at = reserve();
      store(at, print(value));
      return at;
    },
    addStream(entries, bytes, { compress = true } = {}) {
      const at = reserve();
      const plain = typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes;
      const data = compress ? deflateSync(plain, { level: 9 }) : plain;
      const filter = compress ? { Filter: '/FlateDecode' as Token } : {};
      store(at, print({ ...entries, ...filter, Length: data.length }), '\nstream\n', data, '\nendstream');
      return at;
    },
    end(trailer) {
      // The comment of high bytes tells programs that move files that this one is not text.
      const head = Buffer.from('%PDF-1.7\n%\u00e2\u00e3\u00cf\u00d3\n', 'latin1');
      const parts: Buffer[] = [head];
      const offsets: number[] = [];
      let offset = head.length;
      for (const object of objects) {
        if (!object) throw new Error('An object of the PDF was reserved and never written.');
        offsets.push(offset);
        parts.push(object);
        offset += object.length;
      }
      const id = byteString(createHash('sha256').update(Buffer.concat(parts)).digest().subarray(0, 16));
      const entry = (at: number) => `${String(at).padStart(10, '0')} 00000 n \n`;
      const table = `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${offsets.map(entry).join('')}`;
      const end = print({ Size: offsets.length + 1, ...trailer, ID: [id, id] });
      parts.push(Buffer.from(`${table}trailer\n${end}\nstartxref\n${offset}\n%%EOF\n`));
      return Buffer.concat(parts);
    },
  };
}
