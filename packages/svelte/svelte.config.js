/** Read by svelte-package, svelte-check, ESLint and Vite. */
export default { compilerOptions: { runes: true } };
