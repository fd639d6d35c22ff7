/** By hand: a deal stands in the stages of its pipeline, and what was said about it beside them. */
import { useQuery } from '@tanstack/react-query';
import {
  loseOpportunity,
  moveOpportunity,
  winOpportunity,
} from '../../../../shared/contracts/crm/opportunity-operations.ts';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { CommandDrawer } from '../../kit/command/command-drawer.tsx';
import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { DocumentParts, DrawerProps } from '../../kit/document/document-parts.ts';
import { documentQuery } from '../../kit/document/use-document.ts';
import { useNoun } from '../../lib/contracts.ts';
import { DealStages } from './deal-stages.tsx';
import { FollowUps } from './follow-ups.tsx';
import type { Pipeline } from './pipeline-of.ts';
import { withReasons } from './with-reasons.ts';

const closing =
  (operation: AnyOperation, reasons: 'winReasons' | 'lossReasons') =>
  ({ contracts, doc, onClose, onDone }: DrawerProps) => {
    const { data } = useQuery(documentQuery(useNoun('pipeline'), String(doc['pipelineId'])));
    if (!data) return null;
    return (
      <CommandDrawer
        operation={withReasons(operation, (data as unknown as Pipeline)[reasons])}
        noun={contracts.noun}
        given={{ id: doc.id }}
        ifMatch={doc['version'] as number}
        onClose={onClose}
        onDone={onDone}
      />
    );
  };

const parts: DocumentParts = {
  Steps: DealStages,
  Below: ({ doc }) => <FollowUps about={{ opportunityId: doc.id }} />,
  drawers: {
    [winOpportunity.id]: closing(winOpportunity, 'winReasons'),
    [loseOpportunity.id]: closing(loseOpportunity, 'lossReasons'),
  },
  without: [moveOpportunity.id],
};

export const Page = () => <DocumentPage parts={parts} />;
