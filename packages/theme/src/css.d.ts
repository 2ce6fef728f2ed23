// Vite reads the text of a sheet by this query, and tsdown.config.ts does the same for the build.
declare module '*.css?inline' {
  const text: string;
  export default text;
}
