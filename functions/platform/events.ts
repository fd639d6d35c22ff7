import { moduleEvents } from './module-events.ts';
import { onAttachmentRemoved } from './reactions/on-attachment-removed.ts';
import { onMemberChanged } from './reactions/on-member-changed.ts';
import { onMemberInvited } from './reactions/on-member-invited.ts';

export const reactions = [onMemberInvited, onMemberChanged, onAttachmentRemoved];
export const handler = moduleEvents(reactions);
