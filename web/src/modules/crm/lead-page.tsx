/** By hand: what was said to a lead belongs on its page. */
import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { DocumentParts } from '../../kit/document/document-parts.ts';
import { FollowUps } from './follow-ups.tsx';

const parts: DocumentParts = {
  Below: ({ doc }) => <FollowUps about={{ leadId: doc.id }} />,
};

export const Page = () => <DocumentPage parts={parts} />;
