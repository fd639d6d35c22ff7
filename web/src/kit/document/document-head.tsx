import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { fieldMeta } from '../../../../shared/contracts/fields.ts';
import type { AnyNoun } from '../../../../shared/contracts/noun.ts';
import { useSay } from '../../lib/language.ts';
import { pluralOf } from '../../lib/plural.ts';
import type { Row } from '../../lib/row.ts';
import { useTitleOf } from '../../lib/titles.ts';
import { StateLine } from './state-line.tsx';

interface Props {
  noun: AnyNoun;
  doc: Row;
  actions: ReactNode;
  /** In place of the line of states. */
  steps?: ReactNode;
}

/** Where one is, what it is called, where it stands, and what can be done. */
export function DocumentHead({ noun, doc, actions, steps }: Props) {
  const say = useSay();
  const { code, name } = useTitleOf(noun.id, doc);
  const meta = noun.fields.shape['state'] && fieldMeta(noun.fields.shape['state']);
  return (
    <>
      <nav className="crumbs">
        <Link to={`/${noun.module}/${noun.plural}`}>{say(pluralOf(noun.label))}</Link>
      </nav>
      <div className="page-head">
        <h1>
          {code}
          {name && <span className="title-name"> {name}</span>}
        </h1>
        <span className="spacer" />
        {actions}
      </div>
      {steps}
      {!steps && noun.states && meta?.choices && (
        <StateLine
          machine={noun.states}
          labels={meta.choices}
          state={String(doc['state'])}
          noun={noun.id}
        />
      )}
    </>
  );
}
