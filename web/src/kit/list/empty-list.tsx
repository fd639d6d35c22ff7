import { catalogue } from 'virtual:catalogue';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { mayDo } from '../../lib/session.ts';
import { SampleButton } from '../sample-button.tsx';

const texts = {
  none: { en: 'Nothing here yet', zh: '还没有内容' },
  noMatch: { en: 'Nothing matches these filters', zh: '没有符合筛选条件的内容' },
  add: { en: 'New', zh: '新建' },
  import: { en: 'Import', zh: '导入' },
  clear: { en: 'Clear filters', zh: '清除筛选' },
} as const;

interface Props {
  contracts: NounContracts;
  filtered: boolean;
  onNew: (() => void) | undefined;
}

/** How something gets into an empty list. */
export function EmptyList({ contracts: { noun }, filtered, onNew }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const path = `/${noun.module}/${noun.plural}`;
  if (filtered) {
    return (
      <div className="empty">
        <p>{say(texts.noMatch)}</p>
        <Button onClick={() => void navigate({ to: path })}>{say(texts.clear)}</Button>
      </div>
    );
  }
  return (
    <div className="empty">
      <p>{say(texts.none)}</p>
      <div className="row">
        {onNew && (
          <Button type="primary" onClick={onNew}>
            {say(texts.add)}
          </Button>
        )}
        {importable(noun.id) && (
          <Button onClick={() => void navigate({ to: `${path}/import` })}>
            {say(texts.import)}
          </Button>
        )}
        <SampleButton />
      </div>
    </div>
  );
}

export const importable = (noun: string): boolean => {
  const target = catalogue.imports.find(({ id }) => id === noun);
  return target !== undefined && mayDo('import.write') && mayDo(target.permission);
};
