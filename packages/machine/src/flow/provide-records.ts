import { fromCallback } from 'xstate';
import type { AtsPorts } from '../ports.ts';
import type { Records, RecordsCommand, RecordsNotice } from '../records/records.types.ts';

/** The records as an actor: it says what it has found, and keeps what it is told. */
export const provideRecords = ({ records }: { records: Records }) =>
  fromCallback<RecordsCommand, undefined, RecordsNotice>(({ sendBack, receive }) => {
    receive((command) => {
      switch (command.type) {
        // At once: a page that is loaded anew says nothing before it goes.
        case 'draft.changed':
          records.keepDraft(command.draft);
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
  });

/** Has the browser ask before the page is left, where nothing of a transaction would be found afterwards. */
export const holdUnkept = ({
  records,
  ports: { desk },
}: {
  records: Records;
  ports: Pick<AtsPorts, 'desk'>;
}) => fromCallback(() => (records.isLasting() ? undefined : desk.holdPage()));
