import { DocumentPage } from '../../kit/document/document-page.tsx';
import { OrderMaterials } from './work-order/order-materials.tsx';
import { OrderOperations } from './work-order/order-operations.tsx';
import { OrderSteps } from './work-order/order-steps.tsx';

const parts = {
  Steps: OrderSteps,
  Below: OrderParts,
  tables: ['materials', 'operations'],
} as const;

function OrderParts(props: Parameters<typeof OrderMaterials>[0]) {
  return (
    <>
      <OrderOperations {...props} />
      <OrderMaterials {...props} />
    </>
  );
}

/** A work order with what its material and its operations stand at. */
export const Page = () => <DocumentPage parts={parts} />;
