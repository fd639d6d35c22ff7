import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/**
 * The component library writes <style> elements while it runs, which our content security policy
 * forbids. Its one file that does so is replaced by one that adopts style sheets instead.
 */
export function adoptedStyles(): Plugin {
  const ours = resolve(import.meta.dirname, '../src/lib/adopted-styles.ts');
  return {
    name: 'tandem-adopted-styles',
    enforce: 'pre',
    resolveId: (id) => (/\/Dom\/dynamicCSS(\.js)?$/.test(id) ? ours : undefined),
  };
}
