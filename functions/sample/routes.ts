import type { CommandRoute } from '../platform/module-api.ts';

/** What the story needs of each module; loaded when it begins, for no other function has it all. */
export async function routesOfAllModules(): Promise<ReadonlyMap<string, CommandRoute>> {
  const modules = await Promise.all([
    import('../platform/api.ts'),
    import('../masterdata/api.ts'),
    import('../finance/api.ts'),
    import('../inventory/api.ts'),
    import('../engineering/api.ts'),
    import('../purchasing/api.ts'),
    import('../manufacturing/api.ts'),
    import('../planning/api.ts'),
    import('../sales/api.ts'),
    import('../crm/api.ts'),
  ]);
  return new Map(
    modules.flatMap(({ routes }) => routes.map((route) => [route.contract.id, route] as const)),
  );
}
