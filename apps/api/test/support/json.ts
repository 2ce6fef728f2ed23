/** What `JSON.parse` gives: tests reach into answers, and a wrong guess fails the test. */
export type Json = ReturnType<typeof JSON.parse>;
