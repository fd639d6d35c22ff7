import type { TestTenant } from './harness.ts';

/** Items of a workshop by their codes, and shorthand for what is done with them. */
export async function workshopOf(t: TestTenant) {
  const { data } = await t.ok('masterdata.listUnit', { filter: { code: { eq: 'PCS' } } });
  const unitId = data[0].id as string;
  const ids = new Map<string, string>();
  const item = async (code: string, more: object = {}): Promise<string> => {
    const known = ids.get(code);
    if (known !== undefined) return known;
    const goods = { code, name: `Item ${code}`, kind: 'goods', unitId, decimals: 0, make: true };
    const made = await t.ok('masterdata.createItem', { ...goods, ...more });
    ids.set(code, made.id);
    return made.id;
  };
  type Part = string | [code: string, quantity: string, more?: object];
  const linesOf = async (parts: readonly Part[]) => {
    const lines = [];
    for (const [index, part] of parts.entries()) {
      const [code, quantity, more] = typeof part === 'string' ? [part, '1', {}] : part;
      lines.push({ lineNo: (index + 1) * 10, itemId: await item(code), quantity, ...more });
    }
    return lines;
  };
  /** A draft of a product out of these parts. */
  const draft = async (product: string, parts: readonly Part[], more: object = {}) =>
    t.ok('engineering.createBom', {
      itemId: await item(product),
      outputQuantity: '1',
      lines: await linesOf(parts),
      ...more,
    });
  const released = async (product: string, parts: readonly Part[], more: object = {}) => {
    const { id } = await draft(product, parts, more);
    return t.ok('engineering.releaseBom', { id });
  };
  const codeOf = (id: string) => [...ids].find(([, one]) => one === id)?.[0];
  return { item, linesOf, draft, released, codeOf, unitId };
}
