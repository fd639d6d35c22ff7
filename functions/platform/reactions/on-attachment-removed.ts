import { attachmentRemoved } from '../../../shared/contracts/platform/events.ts';
import { file } from '../../../shared/contracts/platform/nouns.ts';
import { defineReaction } from '../reaction.ts';

/**
 * Only what is written as removed loses its bytes; deleting them again changes nothing. A text that
 * was imported once more meanwhile has its file back, and keeps it.
 */
export const onAttachmentRemoved = defineReaction({
  id: 'platform.onAttachmentRemoved',
  on: attachmentRemoved,
  permissions: [],
  run: async (ctx, { fileId }) => {
    const known = await ctx.store.find(file, fileId);
    if (known?.archived) await ctx.files.remove(fileId);
    return undefined;
  },
});
