import { describe, expect, it } from 'vitest';
import { changePermissions } from '../../../shared/contracts/platform/attachable.ts';
import { nounById, nouns, operations } from '../../../shared/contracts/system.ts';

const permissionsOf = (id: string): string[] => {
  const noun = nounById(id);
  return noun ? changePermissions(noun, operations) : [];
};

describe('which documents take files, and from whom', () => {
  it('all of the business, but what only the product itself writes', () => {
    const business = nouns.filter(({ module, page }) => module !== 'platform' && !page?.single);
    const without = business.filter((noun) => changePermissions(noun, operations).length === 0);
    expect(without.map(({ id }) => id)).toEqual(['costPool', 'orderPromise']);
  });

  it('none of the platform, and no settings', () => {
    expect(permissionsOf('file')).toEqual([]);
    expect(permissionsOf('salesSettings')).toEqual([]);
  });

  it('from whoever may do what the noun is about, never from who may only read it', () => {
    expect(permissionsOf('customer')).toEqual([
      'customer.write',
      'customer.claim',
      'customer.return',
    ]);
    expect(permissionsOf('salesOrder')).toContain('salesOrder.change');
    expect(permissionsOf('salesOrder')).not.toContain('delivery.create');
    const all = nouns.flatMap((noun) => changePermissions(noun, operations));
    expect(all.filter((permission) => permission.endsWith('.read'))).toEqual([]);
  });

  it('from whoever makes it, where a noun has no verbs of its own', () => {
    expect(permissionsOf('materialIssue')).toEqual(['workOrder.issue']);
  });
});
