import { useQuery } from '@tanstack/react-query';
import { Progress } from 'antd';
import type { Doc } from '../../../shared/contracts/noun.ts';
import { job as jobNoun } from '../../../shared/contracts/platform/nouns.ts';
import { call } from '../lib/call.ts';
import { loadNoun } from '../lib/contracts.ts';
import { decimalText } from '../lib/format.ts';
import { useSay } from '../lib/language.ts';
import { keys } from '../lib/queries.ts';

export type Job = Doc<typeof jobNoun>;

const EVERY_MS = 400;
const isOver = (job: Job | undefined): boolean =>
  job?.state === 'succeeded' || job?.state === 'failed';

/** A job as it goes on; the page can be left meanwhile. */
export function useJob(id: string | undefined) {
  return useQuery({
    queryKey: keys.doc('job', id ?? ''),
    queryFn: async ({ signal }) => {
      const { get } = await loadNoun('job');
      return (await call(get, { id } as never, { signal })) as Job;
    },
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isOver(state.data as Job) ? false : EVERY_MS),
  });
}

const texts = { of: { en: '{done} of {total}', zh: '{done}／{total}' } } as const;

export function JobProgress({ job }: { job: Job }) {
  const say = useSay();
  const { done, total, state } = job;
  const percent = total > 0 ? Math.floor((100 * done) / total) : isOver(job) ? 100 : 0;
  return (
    <div role="status" className="job">
      <Progress
        aria-label={say(jobNoun.label)}
        percent={percent}
        showInfo={false}
        size="small"
        status={state === 'failed' ? 'exception' : state === 'succeeded' ? 'success' : 'normal'}
      />
      <span className="caption">
        {say(jobNoun.fields.shape.state.meta()?.choices?.[state])}{' '}
        {total > 0 &&
          say(texts.of, { done: decimalText(String(done)), total: decimalText(String(total)) })}
      </span>
    </div>
  );
}
