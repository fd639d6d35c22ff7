import { code, text } from '../fields.ts';
import { item } from './item.ts';

/** An item as answers tell it, with its code and name beside its id. */
export const itemNamed = { itemId: item.ref(), code: code(60), name: text(200) };
