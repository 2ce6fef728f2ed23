// What TypeScript knows of a sheet that a page imports: that it is there.
export {};
