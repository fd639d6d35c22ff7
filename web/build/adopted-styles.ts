import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * The component library writes <style> elements while it runs, which our content security policy
 * forbids. Its files that do so, and that of its icons, are replaced by one that adopts sheets.
 */
export function adoptedStyles(): Plugin {
  const ours = resolve(import.meta.dirname, '../src/lib/adopted-styles.ts');
  return {
    name: 'tandem-adopted-styles',
    enforce: 'pre',
    resolveId: (id, from = '') => {
      const writes = /\/Dom\/dynamicCSS(\.js)?$/.test(id);
      const iconsWrite = id === './cssUtils' && from.includes('@ant-design/icons');
      return writes || iconsWrite ? ours : undefined;
    },
  };
}
