import { commitmentOf } from './register.rules.ts';
import type { CopyTarget, RegisterContext } from './register.types.ts';

/** The text behind a copy button; empty when there is none, and then there is no button either. */
export function copyText(context: RegisterContext, what: CopyTarget): string {
  const texts: Record<CopyTarget, string | null | undefined> = {
    accessCode: context.accessCode,
    transaction: context.result?.txHash,
    commitment: commitmentOf(context),
    requestId: context.failure?.requestId,
    transactionId: context.transactionId,
  };
  return texts[what] ?? '';
}
