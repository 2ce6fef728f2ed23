declare module 'virtual:sheets' {
  const sheets: { readable: string; minified: string };
  export default sheets;
}
declare module '*?raw' {
  const text: string;
  export default text;
}
