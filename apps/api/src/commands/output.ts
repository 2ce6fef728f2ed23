import { type Fault, UNFORESEEN, UsageError, exitCodeOf, faultOf } from './faults.ts';

/** What a command says: results on standard output, everything else on standard error. */
export interface Output {
  /** As text for people, as JSON for programs. */
  result(text: string, data: unknown): void;
  warning(text: string): void;
  /** @returns the exit code */
  fault(fault: Fault, usage?: string): number;
  /** Of something that was thrown outside of any operation; what nobody foresaw keeps its stack. @returns the exit code */
  thrown(error: unknown): number;
}

export function createOutput({ isJson }: { isJson: boolean }): Output {
  const out = (text: string) => void process.stdout.write(`${text}\n`);
  const complain = (text: string) => void process.stderr.write(`${text}\n`);
  const json = (data: unknown) => out(JSON.stringify(data));
  function fault(told: Fault, usage?: string, detail = told.message): number {
    complain(usage === undefined ? detail : `${detail}\n\n${usage}`);
    if (isJson) json({ error: told });
    return exitCodeOf(told);
  }
  return {
    result: (text, data) => (isJson ? json(data) : out(text)),
    warning: (text) => complain(`Warning: ${text}`),
    fault: (told, usage) => fault(told, usage),
    thrown(error) {
      const told = faultOf(error);
      const usage = error instanceof UsageError ? error.usage : undefined;
      const isUnforeseen = told.code === UNFORESEEN && error instanceof Error;
      return fault(told, usage, isUnforeseen ? error.stack : undefined);
    },
  };
}
