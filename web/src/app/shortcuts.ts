import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Label } from '../../../shared/contracts/fields.ts';
import { nounEntry } from '../lib/contracts.ts';
import { openHelp, openPalette } from './overlays.ts';

/** `g` and then one of these goes to the list of a noun, or to a page. */
export const goKeys: readonly { key: string; noun?: string; path?: string; label: Label }[] = [
  { key: 'h', path: '/', label: { en: 'Home', zh: '首页' } },
  { key: 'c', noun: 'customer', label: { en: 'Customers', zh: '客户' } },
  { key: 'l', noun: 'lead', label: { en: 'Leads', zh: '线索' } },
  { key: 'p', noun: 'opportunity', label: { en: 'Opportunities', zh: '商机' } },
  { key: 'q', noun: 'quotation', label: { en: 'Quotations', zh: '报价单' } },
  { key: 'o', noun: 'salesOrder', label: { en: 'Orders', zh: '销售订单' } },
  { key: 'd', noun: 'delivery', label: { en: 'Deliveries', zh: '发货单' } },
  { key: 'f', noun: 'salesInvoice', label: { en: 'Invoices', zh: '发票' } },
  { key: 'i', noun: 'item', label: { en: 'Items', zh: '物料' } },
  { key: 's', noun: 'stockMove', label: { en: 'Stock movements', zh: '库存移动' } },
  { key: 'b', noun: 'purchaseOrder', label: { en: 'Purchase orders', zh: '采购订单' } },
  { key: 'w', noun: 'workOrder', label: { en: 'Work orders', zh: '工单' } },
  { key: 'v', noun: 'journal', label: { en: 'Vouchers', zh: '凭证' } },
];

const SECOND_KEY_MS = 1_200;

export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** The keys that work on every page. Those of a page are in `usePageKeys`. */
export function useShortcuts(): void {
  const navigate = useNavigate();
  useEffect(() => {
    let waiting = 0;
    const onKey = (event: KeyboardEvent) => {
      if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') {
        event.preventDefault();
        return openPalette();
      }
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      if (event.key === '?') return openHelp();
      if (event.key === 'g') {
        waiting = event.timeStamp;
        return;
      }
      if (event.timeStamp - waiting > SECOND_KEY_MS) return;
      waiting = 0;
      const path = pathOf(event.key);
      if (path) void navigate({ to: path });
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [navigate]);
}

function pathOf(key: string): string | undefined {
  const found = goKeys.find((one) => one.key === key);
  const noun = found?.noun === undefined ? undefined : nounEntry(found.noun);
  return found?.path ?? (noun && `/${noun.module}/${noun.plural}`);
}
