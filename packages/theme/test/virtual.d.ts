declare module 'virtual:sheets' {
  const sheets: { readable: string; minified: string };
  export default sheets;
}
declare module '*?raw' {
  const text: string;
  export default text;
}
/** What vitest.config.ts hands on. */
interface ImportMeta {
  readonly env: Record<string, string | undefined>;
}
