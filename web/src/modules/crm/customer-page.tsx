/** By hand: what a customer owes, ordered and said stands on one page, from several modules. */
import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { DocumentParts } from '../../kit/document/document-parts.ts';
import { CustomerOwes } from './customer-owes.tsx';
import { CustomerStory } from './customer-story.tsx';
import { FollowUps } from './follow-ups.tsx';

const parts: DocumentParts = {
  Below: ({ contracts, doc }) => (
    <>
      <CustomerStory contracts={contracts} doc={doc} />
      <FollowUps about={{ customerId: doc.id }} />
    </>
  ),
  Beside: CustomerOwes,
};

export const Page = () => <DocumentPage parts={parts} />;
