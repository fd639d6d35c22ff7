import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { convert } from 'fontverter';

const root = resolve(import.meta.dirname, '..');
const folder = join(root, 'functions/printing/fonts');
const weights = { regular: 400, bold: 600 } as const;

/**
 * The printed documents' font, from its package: drawing with TrueType takes a hundredth of the
 * time.
 */
export async function buildFonts(): Promise<void> {
  const missing = Object.entries(weights).filter(
    ([name]) => !existsSync(join(folder, `${name}.ttf`)),
  );
  if (missing.length === 0) return;
  const { resolve: find } = createRequire(import.meta.url);
  const files = join(dirname(find('@fontsource/noto-sans-sc/package.json')), 'files');
  mkdirSync(folder, { recursive: true });
  for (const [name, weight] of missing) {
    const packed = readFileSync(
      join(files, `noto-sans-sc-chinese-simplified-${weight}-normal.woff2`),
    );
    const fresh = join(folder, `${name}.${process.pid}.part`);
    writeFileSync(fresh, await convert(packed, 'truetype'));
    renameSync(fresh, join(folder, `${name}.ttf`));
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await buildFonts();
