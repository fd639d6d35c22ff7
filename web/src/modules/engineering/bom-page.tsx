import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { BomTree } from './bom/bom-tree.tsx';
import { CostPanel } from './bom/cost-panel.tsx';
import { WhereUsed } from './bom/where-used.tsx';

function Structure({ doc }: PartProps) {
  const itemId = String(doc['itemId']);
  return (
    <>
      {doc['state'] === 'released' && <BomTree itemId={itemId} />}
      <CostPanel itemId={itemId} />
    </>
  );
}

const parts = {
  Below: Structure,
  Beside: ({ doc }: PartProps) => <WhereUsed itemId={String(doc['itemId'])} />,
} as const;

/** A bill of materials with its whole structure, its cost, and what uses the product. */
export const Page = () => <DocumentPage parts={parts} />;
