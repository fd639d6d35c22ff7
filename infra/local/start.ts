import { resolve } from 'node:path';
import { startHost } from './host.ts';

const port = Number(process.env.PORT ?? 4400);
const dataDir = resolve(process.env.TANDEM_DATA ?? '.tandem');

const line = (level: string) => (message: string, fields?: Record<string, unknown>) =>
  process.stderr.write(`${JSON.stringify({ level, message, ...fields })}\n`);

const host = await startHost({
  dataDir,
  port,
  log: { info() {}, warn: line('WARN'), error: line('ERROR') },
});

process.stdout.write(`
  Tandem is running at ${host.url}

    API documentation   ${host.url}/docs
    OpenAPI document    ${host.url}/openapi.json
    Mail that was sent  ${host.url}/dev/inbox
    Your data           ${dataDir}

  Try it:  npm run demo     Stop:  Ctrl-C

`);

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    if (stopping) return;
    stopping = true;
    void host.stop().then(() => process.exit(0));
  });
}
