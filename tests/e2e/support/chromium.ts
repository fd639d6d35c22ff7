import { execFile } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';
import { renamedFont } from './renamed-font.ts';

const require = createRequire(import.meta.url);
const run = promisify(execFile);

/** Quiet, without a sandbox (containers have none to give), and without a word to its maker. */
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--font-render-hinting=none',
  '--disable-dev-shm-usage',
];

/** The system's Chromium, else the one that comes with the packages, unpacked once. */
export async function launchChromium(): Promise<Browser> {
  const { fontconfig } = await fonts();
  const executablePath = existsSync('/usr/bin/chromium') ? '/usr/bin/chromium' : await bundled();
  return chromium.launch({
    executablePath,
    args: flags,
    env: { ...process.env, FONTCONFIG_FILE: fontconfig } as Record<string, string>,
  });
}

/** Made in a folder of its own and put in place at once, so that nobody sees half of it. */
async function onceIn(name: string, make: (folder: string) => Promise<void>): Promise<string> {
  const folder = join(tmpdir(), name);
  if (existsSync(folder)) return folder;
  const fresh = mkdtempSync(`${folder}-`);
  await make(fresh);
  try {
    renameSync(fresh, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  }
  return folder;
}

async function bundled(): Promise<string> {
  const root = join(dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  // It unpacks itself into TMPDIR: in a process apart, since this one makes folders of its own.
  const unpack = "await (await import('@sparticuz/chromium')).default.executablePath()";
  const folder = await onceIn(`tandem-chromium-${version}`, async (fresh) => {
    await run(process.execPath, ['--input-type=module', '--eval', unpack], {
      cwd: import.meta.dirname,
      env: { ...process.env, TMPDIR: fresh },
    });
  });
  return join(folder, 'chromium');
}

/** The Latin part goes by the first name of our font list, so that each script finds its own. */
const parts = { 'chinese-simplified': 'Noto Sans SC', latin: 'Inter' } as const;
const weights = { 400: 'Regular', 500: 'Medium', 600: 'SemiBold' } as const;

/** Chinese and Latin type for a machine that has neither: Noto Sans SC from the packages. */
async function fonts(): Promise<{ fontconfig: string }> {
  const folder = await onceIn('tandem-fonts-3', async (fresh) => {
    const { convert } = await import('fontverter');
    const files = join(dirname(require.resolve('@fontsource/noto-sans-sc/package.json')), 'files');
    mkdirSync(join(fresh, 'ttf'));
    for (const [weight, style] of Object.entries(weights)) {
      for (const [part, family] of Object.entries(parts)) {
        const name = `noto-sans-sc-${part}-${weight}-normal`;
        const ttf = await convert(readFileSync(join(files, `${name}.woff2`)), 'truetype');
        writeFileSync(join(fresh, 'ttf', `${name}.ttf`), renamedFont(ttf, family, style));
      }
    }
  });
  const fontconfig = join(folder, 'fonts.conf');
  writeFileSync(
    fontconfig,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'ttf')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'cache')}</cachedir>
  <alias><family>sans-serif</family><prefer><family>Noto Sans SC</family></prefer></alias>
</fontconfig>
`,
  );
  return { fontconfig };
}
