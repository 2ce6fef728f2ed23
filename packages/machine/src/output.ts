/**
 * The output of the final state that ended a machine: XState hands it to the root's `output` as the event's, which its
 * types do not know.
 */
export function outputOf<Output>(event: unknown): Output {
  return (event as { output: Output }).output;
}
