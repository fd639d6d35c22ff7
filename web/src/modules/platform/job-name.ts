import { catalogue } from 'virtual:catalogue';
import type { Label } from '../../../../shared/contracts/fields.ts';
import { jobKinds } from '../../../../shared/contracts/platform/nouns.ts';
import type { Job } from '../../kit/job-progress.tsx';

/** What a job does: importing customers, a planning run. */
export function jobName({ kind, input }: Pick<Job, 'kind'> & { input?: unknown }): Label {
  const target = (input as { target?: string } | undefined)?.target;
  const found = catalogue.imports.find(({ id }) => id === target);
  if (found) return { en: `Import: ${found.label.en}`, zh: `导入：${found.label.zh}` };
  return jobKinds[kind as keyof typeof jobKinds] ?? { en: kind, zh: kind };
}
