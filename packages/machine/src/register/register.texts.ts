import type { CopyTarget, RegisterContext } from './register.types.ts';

/** The text behind a copy button; empty when there is none, and then there is no button either. */
export function copyText(context: RegisterContext, what: CopyTarget): string {
  const texts: Record<CopyTarget, string | null | undefined> = {
    accessCode: context.accessCode,
    transaction: context.result?.txHash,
    commitment: context.quote?.commitment,
    requestId: context.failure?.requestId,
    transactionId: context.transactionId,
  };
  return texts[what] ?? '';
}

/** The text file that carries the access code away. Keys are plain English: it is read by people and by programs. */
export function savedCode({ result, draft, accessCode }: RegisterContext): {
  filename: string;
  text: string;
} {
  const atsId = result?.atsId ?? 0;
  const lines = [
    `ATS ${atsId}`,
    '',
    `Title:        ${draft?.title ?? ''}`,
    `Access code:  ${accessCode ?? ''}`,
    `Transaction:  ${result?.txHash ?? ''}`,
    `Link:         ${result?.explorerUrl ?? ''}`,
    '',
  ];
  return { filename: `ats-${atsId}-access-code.txt`, text: lines.join('\n') };
}
