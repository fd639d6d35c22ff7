import * as z from 'zod';
import { defineEvent } from '../event.ts';
import { source } from '../finance/source.ts';
import { item } from '../masterdata/item.ts';

export const stockReceived = defineEvent({
  id: 'inventory.stockReceived',
  label: { en: 'goods came into stock', zh: '货物入库' },
  description: 'Goods became available, so that orders that wait for them can be served.',
  data: () => z.strictObject({ itemIds: z.array(item.ref()).max(400), source }),
});

export const stockWithdrawn = defineEvent({
  id: 'inventory.stockWithdrawn',
  label: { en: 'stock was taken away', zh: '库存减少' },
  description: 'Goods that orders could have had are gone for another reason than an order.',
  data: () => z.strictObject({ itemIds: z.array(item.ref()).max(400), source }),
});
