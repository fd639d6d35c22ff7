import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

const announced = (name: string, contentType: string, bytes: Buffer) =>
  t.ok('platform.createFile', {
    name,
    contentType,
    size: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
  });

const put = (url: string, headers: Record<string, string>, body: Buffer) =>
  fetch(world.host.url + url, { method: 'PUT', headers, body: new Uint8Array(body) });

async function stored(name: string, contentType: string, bytes: Buffer) {
  const made = await announced(name, contentType, bytes);
  expect((await put(made.uploadUrl, made.headers, bytes)).status).toBe(200);
  return made;
}

describe('a file', () => {
  test('201, PUT, 200: it comes back as an attachment with its name and no right to run', async () => {
    const bytes = Buffer.from('<script>alert(1)</script>\n');
    const { file } = await stored('报价 "1".csv', 'text/csv', bytes);
    const { url } = await t.ok('platform.fileContent', { id: file.id });
    const answer = await fetch(world.host.url + url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('报价 "1".csv')}`,
    );
    expect(answer.headers.get('content-type')).toBe('text/csv');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  test('other bytes than were announced are refused', async () => {
    const made = await announced('a.csv', 'text/csv', Buffer.from('abc'));
    const wrong = await put(made.uploadUrl, made.headers, Buffer.from('abd'));
    expect(wrong.status).toBe(400);
    const longer = await put(made.uploadUrl, made.headers, Buffer.from('abcd'));
    expect(longer.status).toBe(403);
    expect((await t.call('platform.fileContent', { id: made.file.id })).status).toBe(409);
  });

  test('a link is good for its own file and method only', async () => {
    const { file, uploadUrl } = await stored('a.txt', 'text/plain', Buffer.from('abc'));
    const { url } = await t.ok('platform.fileContent', { id: file.id });
    expect((await fetch(world.host.url + url, { method: 'PUT', body: 'x' })).status).toBe(403);
    const other = await stored('b.txt', 'text/plain', Buffer.from('def'));
    const swapped = url.replace(file.id, other.file.id);
    expect((await fetch(world.host.url + swapped)).status).toBe(403);
    expect((await fetch(world.host.url + uploadUrl.split('?')[0])).status).toBe(403);
  });

  test('400: sizes, types and hashes outside of what is kept', async () => {
    const sha256 = '0'.repeat(64);
    const good = { name: 'a', contentType: 'text/csv', size: 1, sha256 };
    for (const wrong of [
      { size: 0 },
      { size: 20_000_001 },
      { contentType: 'text/html' },
      { sha256: 'abc' },
      { name: '' },
    ]) {
      const answer = await t.call('platform.createFile', { ...good, ...wrong });
      expect([answer.status, answer.body.code]).toEqual([400, 'invalidInput']);
    }
  });

  test('403: who may not keep files', async () => {
    const clerk = await t.member(['hr']);
    const input = { name: 'a', contentType: 'text/csv', size: 1, sha256: '0'.repeat(64) };
    expect((await clerk.call('platform.createFile', input)).status).toBe(403);
  });

  test('404: another company, and a colleague whose file it is not', async () => {
    const { file } = await stored('a.txt', 'text/plain', Buffer.from('mine'));
    const stranger = await world.tenant();
    expect((await stranger.call('platform.fileContent', { id: file.id })).status).toBe(404);
    const colleague = await t.member(['salesRep']);
    expect((await colleague.call('platform.fileContent', { id: file.id })).status).toBe(404);
  });

  test('409: never uploaded, and content of another type than its name says', async () => {
    const empty = await announced('a.txt', 'text/plain', Buffer.from('abc'));
    const missing = await t.call('platform.fileContent', { id: empty.file.id });
    expect([missing.status, missing.body.code]).toEqual([409, 'fileNotUploaded']);
    const { file } = await stored('a.pdf', 'application/pdf', Buffer.from('<html>'));
    const wrong = await t.call('platform.fileContent', { id: file.id });
    expect([wrong.status, wrong.body.code]).toEqual([409, 'fileTypeMismatch']);
  });
});
