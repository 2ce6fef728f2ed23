import { fromCallback } from 'xstate';
import type { AtsPorts } from '../ports.ts';
import type { FormDraft, Records, RecordsCommand, RecordsNotice } from '../records/records.types.ts';

/** How long nothing is typed before what was typed is written. */
const QUIET_MS = 300;

/** The records as an actor: it says what it has found, and keeps what it is told. */
export const provideRecords = ({
  records,
  ports: { clock },
}: {
  records: Records;
  ports: Pick<AtsPorts, 'clock'>;
}) =>
  fromCallback<RecordsCommand, undefined, RecordsNotice>(({ sendBack, receive }) => {
    let pending: { draft: FormDraft | null; timer: unknown } | null = null;
    const write = () => {
      if (!pending) return;
      clock.clearTimeout(pending.timer);
      records.keepDraft(pending.draft);
      pending = null;
    };
    receive((command) => {
      switch (command.type) {
        case 'draft.changed':
          if (pending) clock.clearTimeout(pending.timer);
          pending = { draft: command.draft, timer: clock.setTimeout(write, QUIET_MS) };
          break;
        case 'draft.settled':
          write();
          break;
        case 'confirm.ended':
          records.forgetConfirm(command.jobId);
          break;
        case 'confirm.wanted': {
          const { confirm } = records.load();
          const isWanted = confirm !== null && confirm.jobId === command.jobId;
          sendBack({
            type: 'records.found',
            found: { transaction: null, confirm: isWanted ? confirm : null, draft: null },
          });
          break;
        }
        case 'transaction.ended':
          records.forget(command.transactionId);
          break;
      }
    });
    sendBack({ type: 'records.found', found: records.load() });
    return write;
  });

/** Has the browser ask before the page is left, where nothing of a transaction would be found afterwards. */
export const holdUnkept = ({
  records,
  ports: { desk },
}: {
  records: Records;
  ports: Pick<AtsPorts, 'desk'>;
}) => fromCallback(() => (records.isLasting() ? undefined : desk.holdPage()));
