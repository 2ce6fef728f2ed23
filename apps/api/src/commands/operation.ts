import { z } from 'zod';
import type { Config } from '../config.ts';
import type { Clock, Database } from '../ports.ts';
import { type Organizations, createOrganizations } from '../services/organization-admin.ts';
import { UNFORESEEN, UsageError, faultOf, faultSchema } from './faults.ts';

/** What operations work on, in the command's own process or in the server that has the data folder. */
export interface Workplace {
  config: Config;
  kind: 'pglite' | 'postgres';
  database: Database;
  masterKey: Buffer;
  clock: Clock;
  organizations: Organizations;
  /** Migrations that were applied just now. */
  applied: readonly string[];
}

export const workplaceOf = (parts: Omit<Workplace, 'organizations'>): Workplace => ({
  ...parts,
  organizations: createOrganizations(parts),
});

/** What is asked for, as JSON. */
export const requestSchema = z.object({ name: z.string(), input: z.unknown() });
export type OperationRequest = z.infer<typeof requestSchema>;

/** What became of it, as JSON. */
export const outcomeSchema = z.discriminatedUnion('isDone', [
  z.object({ isDone: z.literal(true), result: z.unknown() }),
  z.object({ isDone: z.literal(false), fault: faultSchema }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** One thing that the program does when it is told to. */
export interface Operation<Input = never> {
  name: string;
  /** @throws UsageError when the values cannot be right */
  request(input: Input): OperationRequest;
  /** Looks at the input, wherever it came from, before anything is done. Rejects with what nobody foresaw. */
  perform(workplace: Workplace, input: unknown): Promise<Outcome>;
  /** The result as a person reads it. @throws ZodError when it is none of this operation's */
  text(result: unknown): string;
}

/** The operation as the schemas of its input and its result, which are JSON, and what lies between the two. */
export function defineOperation<Input extends z.ZodType, Result extends z.ZodType>(definition: {
  name: string;
  input: Input;
  result: Result;
  perform: (workplace: Workplace, input: z.output<Input>) => Promise<z.input<Result>>;
  text: (result: z.output<Result>) => string;
}): Operation<z.input<Input>> {
  const { name, input: inputSchema, result: resultSchema } = definition;
  function readInput(given: unknown): z.output<Input> {
    const read = inputSchema.safeParse(given);
    if (read.success) return read.data;
    const [issue] = read.error.issues;
    throw new UsageError(`${String(issue?.path.join('.'))}: ${String(issue?.message)}`);
  }
  return {
    name,
    request: (input) => ({ name, input: readInput(input) }),
    async perform(workplace, given) {
      try {
        const result = await definition.perform(workplace, readInput(given));
        return { isDone: true, result: resultSchema.parse(result) };
      } catch (error) {
        const fault = faultOf(error);
        if (fault.code === UNFORESEEN) throw error;
        return { isDone: false, fault };
      }
    },
    text: (result) => definition.text(resultSchema.parse(result)),
  };
}
