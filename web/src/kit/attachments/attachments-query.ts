import { attachmentsOf } from '../../../../shared/contracts/platform/attachment-operations.ts';
import { nounEntry } from '../../lib/contracts.ts';
import { ask } from '../../lib/queries.ts';
import { mayDo } from '../../lib/session.ts';

/** So many of a document are shown; the API has all of them, page by page. */
export const MOST_SHOWN = 500;

/** Whether documents of a noun have files, and this person may see them. */
export const hasAttachments = (noun: string): boolean =>
  nounEntry(noun)?.files === true && mayDo(attachmentsOf.permission);

/** All files of a document, removed ones too: the timeline tells of those. */
export const attachmentsQuery = (noun: string, targetId: string) => ({
  ...ask(attachmentsOf, { targetId, removed: true, limit: MOST_SHOWN }, ['attachment']),
  enabled: hasAttachments(noun),
});
