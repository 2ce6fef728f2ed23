/** A `Content-Disposition` with the file name twice (RFC 6266): as it is, and in plain letters for whoever reads no other. */
export function attachment(filename: string): string {
  const plain = filename.replaceAll(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(filename).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
