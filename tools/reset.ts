import { existsSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** Deletes the laptop's data. A running host would write on into deleted files, so it is asked first. */
const dataDir = resolve(process.env.TANDEM_DATA ?? '.tandem');
const port = process.env.PORT ?? '4400';

const running = await fetch(`http://127.0.0.1:${port}/health`).then(
  (answer) => answer.ok,
  () => false,
);
if (running) {
  process.stderr.write(`Tandem is running on port ${port}. Stop it first (Ctrl-C), then reset.\n`);
  process.exit(1);
}
if (existsSync(dataDir)) {
  rmSync(dataDir, { recursive: true });
  process.stdout.write(`Deleted ${dataDir}. The next npm start begins anew.\n`);
} else {
  process.stdout.write(`There is no data at ${dataDir}.\n`);
}
