import type { CompletionContext } from './completion.types.ts';

/** The text file that carries the access code away. Keys are plain English: it is read by people and by programs. */
export function savedCode({
  title,
  result,
  accessCode,
}: Pick<CompletionContext, 'title' | 'result' | 'accessCode'>): { filename: string; text: string } {
  const { atsId } = result;
  const lines = [
    atsId === undefined ? 'ATS' : `ATS ${atsId}`,
    '',
    `Title:        ${title}`,
    `Access code:  ${accessCode ?? ''}`,
    `Transaction:  ${result.txHash ?? ''}`,
    `Link:         ${result.explorerUrl ?? ''}`,
    '',
  ];
  return {
    filename: atsId === undefined ? 'ats-access-code.txt' : `ats-${atsId}-access-code.txt`,
    text: lines.join('\n'),
  };
}
