import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newCustomer, newLead, newRep } from '../../support/crm.ts';
import { startWorld, type TestTenant, type World } from '../../support/harness.ts';
import { attached, pdfOf, uploaded } from '../../support/uploading.ts';

let world: World;
let t: TestTenant;

beforeAll(async () => {
  world = await startWorld();
  t = await world.tenant();
});
afterAll(() => world.stop());

const pdf = { name: '合同 (盖章).pdf', contentType: 'application/pdf', bytes: pdfOf('合同') };
const namesOf = async (by: Pick<TestTenant, 'ok'>, targetId: string, more = {}) => {
  const { data } = await by.ok('platform.attachmentsOf', { targetId, ...more });
  return data.map(({ name }: { name: string }) => name);
};
const codeOf = async (answer: Promise<{ status: number; body: { code?: string } }>) => {
  const { status, body } = await answer;
  return [status, body.code];
};

describe('a file attached to a document', () => {
  it('is listed with who and when, and comes back under its name, never to run', async () => {
    const { id: targetId, code } = await newCustomer(t, { name: '苏州轴承' });
    const fileId = await uploaded(world, t, pdf);
    const made = await t.ok('platform.attachFile', { targetId, fileId });
    expect(made).toMatchObject({
      ...{ name: pdf.name, contentType: pdf.contentType, size: pdf.bytes.byteLength },
      ...{
        targetNoun: 'customer',
        targetId,
        targetTitle: `${code} 苏州轴承`,
        state: 'attached',
        fileId,
      },
      sha256: createHash('sha256').update(pdf.bytes).digest('hex'),
    });
    const listed = await t.ok('platform.attachmentsOf', { targetId });
    expect(listed).toMatchObject({ data: [{ id: made.id }], mayChange: true });
    expect(listed.data[0].createdBy).toMatch(/^user:mem_/);

    const { url } = await t.ok('platform.openAttachment', { id: made.id });
    const answer = await fetch(world.host.url + url);
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pdf.bytes);
    expect(answer.headers.get('content-disposition')).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent(pdf.name)}`,
    );
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toContain('sandbox');
  });

  it('in pages of two, newest first', async () => {
    const { id: targetId } = await newCustomer(t);
    for (const name of ['a.pdf', 'b.pdf', 'c.pdf']) await attached(world, t, targetId, name);
    const first = await t.ok('platform.attachmentsOf', { targetId, limit: 2 });
    const input = { targetId, limit: 2, cursor: first.nextCursor };
    const second = await t.ok('platform.attachmentsOf', input);
    const names = [...first.data, ...second.data].map(({ name }) => name);
    expect(names).toEqual(['c.pdf', 'b.pdf', 'a.pdf']);
    const other = { ...input, targetId: (await newCustomer(t)).id };
    expect(await codeOf(t.call('platform.attachmentsOf', other))).toEqual([400, 'invalidCursor']);
  });

  it('may be as large as files are kept, 20 MB', async () => {
    const { id: targetId } = await newCustomer(t);
    const bytes = Buffer.alloc(20_000_000, 'x');
    const drawing = { name: 'assembly.step', contentType: 'model/step', bytes };
    const fileId = await uploaded(world, t, drawing);
    const { size } = await t.ok('platform.attachFile', { targetId, fileId });
    expect(size).toBe(20_000_000);
  });

  it('removed leaves a record and no bytes, and cannot be opened any more', async () => {
    const { id: targetId } = await newCustomer(t);
    const { id, fileId } = await attached(world, t, targetId);
    const { url } = await t.ok('platform.openAttachment', { id });
    const gone = await t.ok('platform.removeAttachment', { id });
    expect(gone).toMatchObject({ state: 'removed', version: 2 });
    expect(gone.fileId).toBeUndefined();
    await world.settle();
    expect((await fetch(world.host.url + url)).status).toBe(404);
    expect(await t.ok('platform.getFile', { id: fileId })).toMatchObject({ archived: true });
    const again = await t.call('platform.attachFile', { targetId, fileId });
    expect([again.status, again.body.code]).toEqual([409, 'fileNotUploaded']);
    expect(await namesOf(t, targetId)).toEqual([]);
    expect(await namesOf(t, targetId, { removed: true })).toEqual(['order.pdf']);
    expect(await codeOf(t.call('platform.openAttachment', { id }))).toEqual([
      ...[409, 'attachmentRemoved'],
    ]);
    expect(await t.ok('platform.removeAttachment', { id })).toMatchObject({ version: 2 });
    const { data } = await t.ok('platform.historyAttachment', { id });
    expect(data.map(({ operation }: { operation: string }) => operation)).toEqual([
      ...['platform.removeAttachment', 'platform.attachFile'],
    ]);
    const { ok, checks } = await t.ok('platform.integrityReport');
    expect(checks.filter((check: { ok: boolean }) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
  });
});

describe('what is refused', () => {
  it('409: bytes that never came, other bytes than the type says, a file twice', async () => {
    const { id: targetId } = await newCustomer(t);
    const announced = { name: 'a.pdf', contentType: 'application/pdf', size: 3 };
    const { file } = await t.ok('platform.createFile', { ...announced, sha256: '0'.repeat(64) });
    const attach = (fileId: string) => t.call('platform.attachFile', { targetId, fileId });
    expect(await codeOf(attach(file.id))).toEqual([409, 'fileNotUploaded']);
    const html = { ...pdf, bytes: Buffer.from('<script>alert(1)</script>') };
    const pretending = await uploaded(world, t, html);
    expect(await codeOf(attach(pretending))).toEqual([409, 'fileTypeMismatch']);
    const good = await uploaded(world, t, pdf);
    expect((await attach(good)).status).toBe(201);
    expect(await codeOf(attach(good))).toEqual([409, 'duplicate']);
  });

  it('422: to what is no document of the business; 404: to what does not exist', async () => {
    const fileId = await uploaded(world, t, pdf);
    const attach = (targetId: string) => t.call('platform.attachFile', { targetId, fileId });
    expect(await codeOf(attach(fileId))).toEqual([422, 'noAttachments']);
    expect((await attach(`zz_${'0'.repeat(26)}`)).status).toBe(404);
    expect((await attach(`so_${'0'.repeat(26)}`)).status).toBe(404);
    expect((await attach('so_1')).status).toBe(400);
  });

  it('400: too large and of a type that is not kept, at the field and with what to do', async () => {
    const wrong = { name: 'a.html', contentType: 'text/html', size: 20_000_001 };
    const answer = await t.call('platform.createFile', { ...wrong, sha256: '0'.repeat(64) });
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      expect.objectContaining({
        pointer: '/contentType',
        message: expect.stringMatching(/^Files of this type are not kept\. Save it as PDF/),
      }),
      expect.objectContaining({
        pointer: '/size',
        message: 'A file may have 1 byte to 20 MB. Make a larger one smaller, or split it.',
      }),
    ]);
  });
});

describe('the rights of the document decide', () => {
  it('404 for who may not see it, 403 for who sees it only', async () => {
    const [mine, other] = [await newRep(t), await newRep(t, ['华南'], 'south')];
    const { id: targetId } = await newCustomer(mine);
    const { id } = await attached(world, mine, targetId);
    const hidden = [
      other.call('platform.attachmentsOf', { targetId }),
      other.call('platform.openAttachment', { id }),
      other.call('platform.removeAttachment', { id }),
      other.call('platform.attachFile', { targetId, fileId: await uploaded(world, other, pdf) }),
    ];
    for (const answer of await Promise.all(hidden)) expect(answer.status).toBe(404);

    const reader = await t.member(['cashier']);
    expect(await reader.ok('platform.attachmentsOf', { targetId })).toMatchObject({
      ...{ data: [{ id }], mayChange: false },
    });
    expect((await reader.call('platform.openAttachment', { id })).status).toBe(200);
    const fileId = await uploaded(world, reader, pdf);
    const refused = await reader.call('platform.attachFile', { targetId, fileId });
    expect(refused.status).toBe(403);
    expect((await reader.call('platform.removeAttachment', { id })).status).toBe(403);
    expect((await reader.call('platform.listAttachment')).status).toBe(403);
  });

  it('404: a file that a colleague uploaded', async () => {
    const rep = await newRep(t);
    const { id: targetId } = await newCustomer(rep);
    const fileId = await uploaded(world, t, pdf);
    expect((await rep.call('platform.attachFile', { targetId, fileId })).status).toBe(404);
  });

  it('photos belong to a follow-up as to anything else', async () => {
    const rep = await newRep(t);
    const { id: leadId } = await newLead(rep);
    await rep.ok('crm.claimLead', { id: leadId });
    const visit = { content: '拜访', method: 'visit', leadId };
    const { id } = await rep.ok('crm.recordFollowUp', visit);
    const jpeg = Buffer.from('ffd8ffe000104a464946', 'hex');
    const photo = { name: 'IMG_1.jpg', contentType: 'image/jpeg', bytes: jpeg };
    const fileId = await uploaded(world, rep, photo);
    await rep.ok('platform.attachFile', { targetId: id, fileId });
    expect(await namesOf(rep, id)).toEqual(['IMG_1.jpg']);
  });

  it('another company meets nothing', async () => {
    const { id: targetId } = await newCustomer(t);
    const { id } = await attached(world, t, targetId);
    const stranger = await world.tenant();
    expect((await stranger.call('platform.openAttachment', { id })).status).toBe(404);
    expect((await stranger.call('platform.attachmentsOf', { targetId })).status).toBe(404);
  });
});
