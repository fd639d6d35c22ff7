/** By hand: deals stand in the columns of their stages and are moved by mouse or keyboard. */
import './board.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AnyOperation } from '../../../../shared/contracts/operation.ts';
import { LoadingPage } from '../../app/loading-page.tsx';
import { ProblemBox } from '../../kit/form/problem-box.tsx';
import { call } from '../../lib/call.ts';
import { useNoun } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';
import { BoardOf } from './board-of.tsx';
import { boardTexts } from './board-texts.ts';
import type { Pipeline } from './pipeline-of.ts';

const usePipelines = () => {
  const { list } = useNoun('pipeline');
  const input = { limit: 100, sort: 'createdAt' };
  return useQuery({
    queryKey: keys.list('pipeline', input),
    queryFn: async ({ signal }) => {
      const { data } = await call(list as AnyOperation, input as never, { signal });
      return data as Pipeline[];
    },
  });
};

export function Page() {
  const say = useSay();
  const { data, error } = usePipelines();
  if (error) return <ProblemBox error={error} />;
  if (!data) return <LoadingPage />;
  if (data.length === 0) {
    return (
      <div className="page">
        <div className="page-head">
          <h1>{say(boardTexts.title)}</h1>
        </div>
        <div className="empty">
          <Link to="/crm/pipelines/new">{say(boardTexts.add)}</Link>
        </div>
      </div>
    );
  }
  return <BoardOf pipelines={data} />;
}
