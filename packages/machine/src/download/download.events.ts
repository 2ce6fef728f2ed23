import type { DownloadDetail } from '@ats-kit/protocol';
import { workIdOf } from '../finding/finding.events.ts';
import type { FoundWork } from '../finding/finding.types.ts';
import type { AtsFlowEvent } from '../register/register.types.ts';
import type { FileKind } from './version.types.ts';

/** The public events that download mode alone has; the others are every flow's. */

export const ready: AtsFlowEvent = { type: 'allfeat:ready', detail: { mode: 'download' } };

const detailOf = (found: FoundWork | null, kind: FileKind): DownloadDetail => ({
  workId: workIdOf(found),
  kind: kind === 'audio' ? 'asset' : 'certificate',
});

export const started = (found: FoundWork | null, kind: FileKind): AtsFlowEvent => ({
  type: 'allfeat:download-started',
  detail: detailOf(found, kind),
});

export const complete = (found: FoundWork | null, kind: FileKind): AtsFlowEvent => ({
  type: 'allfeat:download-complete',
  detail: detailOf(found, kind),
});

export const failed = (found: FoundWork | null, kind: FileKind, message: string): AtsFlowEvent => ({
  type: 'allfeat:download-failed',
  detail: { ...detailOf(found, kind), message },
});
