import { Link } from '@tanstack/react-router';
import { DocumentPage } from '../../kit/document/document-page.tsx';
import type { PartProps } from '../../kit/document/document-parts.ts';
import { useSay } from '../../lib/language.ts';
import type { Run } from './workbench/plan-data.ts';

const texts = { open: { en: 'Open on the MRP workbench', zh: '在 MRP 工作台中打开' } } as const;

/** A plan is read on the workbench, that of a scenario or of an earlier day too. */
function ToWorkbench({ doc }: PartProps) {
  const say = useSay();
  const { id, fileId } = doc as unknown as Run;
  if (fileId === undefined) return null;
  return (
    <p>
      <Link to="/planning/workbench" search={{ run: id } as never}>
        {say(texts.open)}
      </Link>
    </p>
  );
}

const parts = { First: ToWorkbench } as const;

export const Page = () => <DocumentPage parts={parts} />;
