import * as z from 'zod/mini';
import { FORM_STEPS } from '../form/form.types.ts';
import type { FormDraft, NotedConfirm, NotedTransaction } from './records.types.ts';

/** Milliseconds since the epoch, so that records can expire. */
const notedAtMs = z.number();

const note = {
  jobId: z.string().check(z.minLength(1)),
  mode: z.enum(['register', 'update']),
  network: z.enum(['testnet', 'mainnet']),
  title: z.string(),
  atsId: z.nullable(z.number()),
  expectsAccessCode: z.boolean(),
  commitment: z.nullable(z.string()),
  isVerified: z.boolean(),
};

const confirm = z.object({
  ...note,
  quoteExpiresAt: z.string(),
  isByAccessCode: z.boolean(),
}) satisfies z.ZodMiniType<NotedConfirm>;

const transaction = z.object({
  ...note,
  transactionId: z.string().check(z.minLength(1)),
  wsUrl: z.string(),
}) satisfies z.ZodMiniType<NotedTransaction>;

const draft = z.object({
  title: z.string(),
  creators: z
    .array(
      z.object({
        fullName: z.string(),
        email: z.string(),
        roles: z.array(z.enum(['author', 'composer', 'arranger', 'adapter'])),
        ipi: z.string(),
        isni: z.string(),
      }),
    )
    .check(z.minLength(1)),
  step: z.enum(FORM_STEPS),
  atsId: z.nullable(z.number()),
}) satisfies z.ZodMiniType<FormDraft>;

/** A list whose bad members are left out, so that one of them takes no other along. */
const listOf = <Member extends z.ZodMiniType>(member: Member) =>
  z.pipe(
    z.array(z.unknown()),
    z.transform((members: unknown[]): z.output<Member>[] =>
      members.flatMap((one) => {
        const parsed = z.safeParse(member, one);
        return parsed.success ? [parsed.data] : [];
      }),
    ),
  );

export const StoredConfirms = listOf(z.object({ notedAtMs, note: confirm }));
export const StoredTransactions = listOf(z.object({ notedAtMs, note: transaction }));
export const StoredDraft = z.object({ notedAtMs, note: draft });

/** What stood under a key; `null` for what this version cannot read, whoever wrote it. */
export function readStored<Schema extends z.ZodMiniType>(
  schema: Schema,
  text: string,
): z.output<Schema> | null {
  try {
    const parsed = z.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
