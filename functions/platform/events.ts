import { moduleEvents } from './module-events.ts';
import { onMemberChanged } from './reactions/on-member-changed.ts';
import { onMemberInvited } from './reactions/on-member-invited.ts';

export const reactions = [onMemberInvited, onMemberChanged];
export const handler = moduleEvents(reactions);
