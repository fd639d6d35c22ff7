import { useState } from 'react';
import { attachFile } from '../../../../shared/contracts/platform/attachment-operations.ts';
import { createFile } from '../../../../shared/contracts/platform/files.ts';
import { call, newKey } from '../../lib/call.ts';
import { isProblem } from '../../lib/problem.ts';
import { loadSentences, problemText } from '../../lib/problem-text.ts';
import { refreshAfter } from '../../lib/queries.ts';
import { typeOf, upload } from '../../lib/upload.ts';
import { issueText } from '../form/issue-text.ts';

/** A file on its way to a document, or why it did not get there. */
export interface Upload {
  key: string;
  name: string;
  /** The share that has been sent, from 0 to 1. */
  share: number;
  failed?: string;
}

/** Sends files one after the other and makes them belong to a document. */
export function useUploads(targetId: string) {
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const note = (key: string, change: Partial<Upload>) =>
    setUploads((all) => all.map((one) => (one.key === key ? { ...one, ...change } : one)));
  const forget = (key: string) => setUploads((all) => all.filter((one) => one.key !== key));

  async function add(files: readonly File[]): Promise<void> {
    const waiting = files.map((file) => ({ file, key: newKey() }));
    setUploads((all) => [
      ...all,
      ...waiting.map(({ file, key }) => ({ key, name: file.name, share: 0 })),
    ]);
    for (const { file, key } of waiting) {
      const failed = await sendTo(targetId, file, (share) => note(key, { share }));
      if (failed === undefined) forget(key);
      else note(key, { failed });
    }
  }
  return { uploads, add, forget };
}

/** Attaches one file; answers in a sentence why it could not be, if so. */
export async function sendTo(
  targetId: string,
  file: File,
  onProgress: (share: number) => void = () => undefined,
): Promise<string | undefined> {
  const refusal = refusalOf(file);
  if (refusal !== undefined) return refusal;
  try {
    const fileId = await upload(file, { onProgress });
    await call(attachFile, { targetId, fileId });
    refreshAfter([{ noun: 'attachment' }, { noun: 'file' }]);
    return undefined;
  } catch (error) {
    await loadSentences();
    const [field] = isProblem(error, 'invalidInput') ? error.errors : [];
    return field?.message ?? problemText(error);
  }
}

const NO_HASH = '0'.repeat(64);

/** What the contract says of the file before anything is sent. */
function refusalOf(file: File): string | undefined {
  const { name, size } = file;
  const form = { name: name.trim(), size, contentType: typeOf(file), sha256: NO_HASH };
  const [issue] = createFile.input.safeParse(form, { reportInput: true }).error?.issues ?? [];
  return issue && issueText(issue, createFile.input);
}
