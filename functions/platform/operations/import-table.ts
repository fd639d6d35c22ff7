import type { Doc, Fields } from '../../../shared/contracts/noun.ts';
import { importRequested } from '../../../shared/contracts/platform/events.ts';
import {
  type importTable as contract,
  MAX_INLINE_BYTES,
} from '../../../shared/contracts/platform/imports.ts';
import { file, job } from '../../../shared/contracts/platform/nouns.ts';
import { defineError } from '../../../shared/kernel/errors.ts';
import type { Ctx } from '../context.ts';
import { load } from '../entity.ts';
import { idFrom, sha256 } from '../hashing.ts';
import type { CommandRun } from '../implementation.ts';
import { type Change, create, emit, revise } from '../outcome.ts';
import { requirePermission } from '../permissions.ts';

export const unknownImportTarget = defineError(
  'unknownImportTarget',
  404,
  'Nothing can be imported into "{target}".',
);
const sourceMissing = defineError(
  'importSourceMissing',
  400,
  'Send either the id of an uploaded file or the text itself.',
);
const contentTooLarge = defineError(
  'contentTooLarge',
  413,
  'The text may have at most {limit} bytes. Upload it as a file instead.',
);

/** Takes the job on; the module that owns the target does the work. */
export const importTable: CommandRun<typeof contract> = async (ctx, input) => {
  const { target: targetId, content, fileId, ...options } = input;
  // The whole product is a third of this function, and only imports need it.
  const { importTargetById } = await import('../../../shared/contracts/system.ts');
  const target = importTargetById(targetId);
  if (!target) throw unknownImportTarget({ target: targetId }, '/target');
  requirePermission(ctx, target.permission);
  if ((content === undefined) === (fileId === undefined)) throw sourceMissing({}, '/fileId');
  const source =
    content === undefined
      ? { id: (await load(ctx, file, fileId as string)).id, changes: [] }
      : await keptText(ctx, content);
  const change = create(
    ctx,
    job,
    queued(ctx, { target: target.id, fileId: source.id, ...options }),
  );
  return {
    result: change.after,
    changes: [...source.changes, change],
    events: [
      emit(importRequested, {
        jobId: change.after.id,
        module: target.module,
        target: target.id,
      }),
    ],
  };
};

function queued(ctx: Ctx, input: Record<string, unknown>): Fields<typeof job> {
  const ownerId = ctx.access.memberId;
  const counts = { total: 0, done: 0, created: 0, updated: 0, unchanged: 0, failed: 0 };
  return {
    kind: 'import',
    state: 'queued',
    ...(ownerId && { ownerId }),
    ...counts,
    errors: [],
    input,
  };
}

/**
 * Text that came along is kept as a file. Its bytes are put before the commit, under an id that
 * follows from them: putting them twice, or in vain, changes nothing that anybody sees.
 */
async function keptText(ctx: Ctx, content: string): Promise<{ id: string; changes: Change[] }> {
  const bytes = Buffer.from(content, 'utf8');
  if (bytes.byteLength > MAX_INLINE_BYTES) {
    throw contentTooLarge({ limit: MAX_INLINE_BYTES }, '/content');
  }
  const hash = sha256(content).toString('hex');
  const ownerId = ctx.access.memberId;
  const id = idFrom('file', ctx.tenant.id, ownerId ?? '', hash);
  const known: Doc<typeof file> | undefined = await ctx.store.find(file, id);
  if (known && !known.archived) return { id, changes: [] };
  const contentType = 'text/csv';
  if (!ctx.dryRun) await ctx.files.put(id, bytes, contentType);
  if (known) return { id, changes: [revise(ctx, file, known, { archived: false })] };
  const name = `import-${ctx.today}.csv`;
  const fields = { name, contentType, size: bytes.byteLength, sha256: hash };
  return { id, changes: [create(ctx, file, { ...fields, ...(ownerId && { ownerId }) }, id)] };
}
