declare const printed: unique symbol;

/** A value that is already in the syntax of a PDF file. */
export type Token = string & { readonly [printed]: true };

/** What a dictionary or an array may hold. `undefined` leaves an entry out. */
export type Operand =
  | Token
  | number
  | boolean
  | undefined
  | readonly Operand[]
  | { readonly [key: string]: Operand };

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex').toUpperCase();

/** `/Name`. Anything beyond plain characters is escaped (ISO 32000-1, 7.3.5). */
export const name = (text: string) =>
  `/${Array.from(new TextEncoder().encode(text), (byte) =>
    /[A-Za-z0-9_+.-]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `#${byte.toString(16).padStart(2, '0')}`,
  ).join('')}` as Token;

/** A text that people read, in UTF-16 (7.9.2.2). */
export const text = (value: string) => `<FEFF${hexOf(Buffer.from(value, 'utf16le').swap16())}>` as Token;

export const byteString = (bytes: Uint8Array) => `<${hexOf(bytes)}>` as Token;

export const reference = (objectNumber: number) => `${objectNumber} 0 R` as Token;

export const date = (value: Date) =>
  `(D:${value.toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z)` as Token;

/** Numbers have no exponent in a PDF, and more than this many digits are never seen. */
export const number = (value: number) => String(Math.round(value * 10_000) / 10_000 || 0);

export function print(operand: Operand): string {
  switch (typeof operand) {
    case 'string':
      return operand;
    case 'number':
      return number(operand);
    case 'boolean':
      return String(operand);
    case 'undefined':
      return 'null';
    default:
  }
  if (Array.isArray(operand)) return `[${operand.map(print).join(' ')}]`;
  const entries = Object.entries(operand).filter(([, value]) => value !== undefined);
  return `<<${entries.map(([key, value]) => `/${key} ${print(value)}`).join(' ')}>>`;
}
