import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';

describe('npm run demo', () => {
  it('walks an order to cash through a host of its own and ends with green books', () => {
    const walked = spawnSync(process.execPath, ['tools/demo.ts'], {
      encoding: 'utf8',
      timeout: 60_000,
      // Where nobody listens, the demo starts its own.
      env: { ...process.env, PORT: '1', NO_COLOR: '1' },
    });
    expect(walked.status, walked.stderr).toBe(0);
    for (const said of ['Order closed', 'Trial balance', 'Every check is green']) {
      expect(walked.stdout).toContain(said);
    }
  }, 90_000);
});
