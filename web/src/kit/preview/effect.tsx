import { useMemo } from 'react';
import type { DryRun, DryRunChange } from '../../lib/call.ts';
import { nounEntry } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { learnTitles, titleOf, useTitleOf } from '../../lib/titles.ts';
import { FieldChanges } from './field-changes.tsx';

const texts = {
  creates: { en: 'New {noun} {what}', zh: '新建{noun} {what}' },
  changes: { en: '{noun} {what}', zh: '{noun} {what}' },
  deletes: { en: '{noun} {what} goes away', zh: '删除{noun} {what}' },
  nothing: { en: 'Nothing changes.', zh: '没有任何变化。' },
} as const;

/** What a command would do, one sentence per document. */
export function Effect({ effect }: { effect: DryRun }) {
  const say = useSay();
  useMemo(() => effect.changes.forEach(callByName), [effect]);
  if (effect.changes.length === 0) return <p className="muted">{say(texts.nothing)}</p>;
  return (
    <ul className="effect-list">
      {effect.changes.map((change) => (
        <One key={`${change.noun} ${change.id}`} change={change} />
      ))}
    </ul>
  );
}

/** What would be made has a name already, though nobody can look it up. */
function callByName({ noun, id, before, after }: DryRunChange): void {
  if (before || !after) return;
  const { code, name } = titleOf(noun, after);
  if (code !== id) void learnTitles(noun, [{ ...after, id }]);
  else if (name !== undefined) void learnTitles(noun, [{ ...after, id, [titleField(noun)]: name }]);
}

const titleField = (noun: string): string => nounEntry(noun)?.title ?? 'id';

function One({ change }: { change: DryRunChange }) {
  const say = useSay();
  const { noun, before, after } = change;
  const entry = nounEntry(noun);
  const doc = after ?? before ?? {};
  const { code, name } = useTitleOf(noun, doc);
  const what = code === change.id ? (name ?? '') : code;
  const sentence = !before ? texts.creates : !after ? texts.deletes : texts.changes;
  return (
    <li>
      <p>{say(sentence, { noun: entry ? say(entry.label) : noun, what })}</p>
      {entry && after && <FieldChanges noun={noun} before={before} after={after} />}
    </li>
  );
}
