import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { adoptedStyles } from './build/adopted-styles.ts';
import { catalogue } from './build/catalogue.ts';

const host = process.env.TANDEM_HOST ?? 'http://localhost:4400';
const proxied = ['/api', '/live', '/docs', '/dev', '/health', '/openapi.json', '/files'];

export default defineConfig({
  root: import.meta.dirname,
  plugins: [adoptedStyles(), catalogue(), react()],
  build: {
    outDir: resolve(import.meta.dirname, 'dist'),
    emptyOutDir: true,
    target: 'es2022',
    manifest: 'assets/manifest.json',
    // The policy allows no data: fonts or scripts, and a picture in a script is one too many.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // Few files instead of a hundred small ones: what every visit needs, and what most pages do.
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'shell', tags: ['$initial'], priority: 2 },
            { name: 'kit', minShareCount: 12, priority: 1 },
          ],
        },
      },
    },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2_000,
  },
  server: {
    host: 'localhost',
    port: 5173,
    strictPort: true,
    proxy: Object.fromEntries(
      proxied.map((path) => [path, { target: host, ws: path === '/live' }]),
    ),
  },
});
