import type { ModulePages } from './pages.ts';

// Apart from `definePages`, which the files found here call while this one is being read.
const found = import.meta.glob<{ pages: ModulePages }>('../modules/*/pages.ts', { eager: true });

export const modulePages: readonly ModulePages[] = Object.values(found).map(({ pages }) => pages);

export const pagesOf = (module: string): ModulePages | undefined =>
  modulePages.find((one) => one.module === module);
