import type { Screen, WidgetState } from '@ats-kit/protocol';
import type { RegisterSnapshot } from './register.snapshot.ts';

/** The screens of the register flow, as a face tells them apart. */
export type RegisterScreen =
  | 'finding'
  | 'form'
  | 'upload'
  | 'quoting'
  | 'price'
  | 'confirming'
  | 'tracking'
  | 'complete'
  | 'failed'
  | 'disabled';

/** Which screen stands: the one place that reads the machines' states. */
export function registerScreen({ register, submission }: RegisterSnapshot): RegisterScreen {
  if (register.matches({ flow: { active: { finding: 'asking' } } })) return 'finding';
  if (register.matches({ flow: { active: { finding: 'failed' } } })) return 'failed';
  if (register.matches({ flow: 'misconfigured' }) || register.matches({ flow: { active: 'failed' } }))
    return 'failed';
  if (register.matches({ flow: { active: 'disabled' } })) return 'disabled';
  if (register.matches({ flow: { active: { following: 'complete' } } })) return 'complete';
  if (register.matches({ flow: { active: 'following' } })) return 'tracking';
  if (register.matches({ flow: { active: 'submitting' } })) {
    if (submission?.hasTag('offered')) return 'price';
    if (submission?.hasTag('confirming')) return 'confirming';
    if (submission?.hasTag('quoting')) return 'quoting';
    // Nothing is sent when the work keeps its file.
    return register.context.draft?.filename === null ? 'quoting' : 'upload';
  }
  return 'form';
}

const SCREENS: Record<RegisterScreen, Screen> = {
  finding: 'FORM',
  form: 'FORM',
  upload: 'UPLOAD',
  quoting: 'UPLOAD',
  price: 'UPLOAD',
  confirming: 'CONFIRMING',
  tracking: 'TRACKING',
  complete: 'COMPLETE',
  failed: 'FAILED',
  disabled: 'DISABLED',
};

/** What is waited for without leaving the screen. */
export function registerPhase(snapshot: RegisterSnapshot): string | null {
  const { session, tracking } = snapshot;
  const screen = registerScreen(snapshot);
  if (session?.hasTag('refreshing') && session.context.awaited && screen !== 'form') return 'token';
  if (screen === 'quoting') return 'quote';
  if (screen === 'price') return 'price';
  if (screen !== 'tracking') return null;
  return (['stillProcessing', 'unknown', 'elsewhere'] as const).find((tag) => tracking?.hasTag(tag)) ?? null;
}

/** The answer of `getState()`. */
export function registerState(snapshot: RegisterSnapshot): WidgetState {
  const { register, submission } = snapshot;
  const { job, doubtJobId, noted, transactionId, result, accessCode } = register.context;
  const jobId = submission?.context.jobId ?? job?.jobId ?? doubtJobId ?? noted?.jobId;
  const phase = registerPhase(snapshot);
  return {
    screen: SCREENS[registerScreen(snapshot)],
    ...(jobId ? { jobId } : {}),
    ...(transactionId ? { transactionId } : {}),
    ...(result?.atsId === undefined ? {} : { atsId: result.atsId }),
    ...(accessCode === null ? {} : { accessCode }),
    ...(phase === null ? {} : { phase }),
  };
}
