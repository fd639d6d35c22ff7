import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { exportTable } from '../../../../shared/contracts/platform/imports.ts';
import { call } from '../../lib/call.ts';
import type { NounContracts } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { loadSentences, problemText } from '../../lib/problem-text.ts';
import { saveText } from '../../lib/save-file.ts';
import type { Search } from '../../lib/search-params.ts';
import { mayDo } from '../../lib/session.ts';
import { Popover } from '../popover.tsx';
import { usePhone } from '../use-phone.ts';
import type { Column } from './columns.ts';
import { importable } from './empty-list.tsx';
import type { ShownColumns } from './use-columns.ts';
import { filterOf } from './use-list.ts';

const texts = {
  columns: { en: 'Columns', zh: '列' },
  usual: { en: 'As they were', zh: '恢复默认' },
  export: { en: 'Export', zh: '导出' },
  import: { en: 'Import', zh: '导入' },
  more: { en: 'More', zh: '更多' },
} as const;

interface Props {
  contracts: NounContracts;
  columns: ShownColumns;
  all: readonly Column[];
  search: Search;
}

/** What stands beside New: columns, export, import. */
export function ListMenu({ contracts, columns, all, search }: Props) {
  const say = useSay();
  const navigate = useNavigate();
  const phone = usePhone();
  const { noun } = contracts;
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  // What is exported is as it stands now: not what a list of the past shows.
  const mayExport = mayDo('export.read') && search['asOf'] === undefined;
  const exportAll = async () => {
    setBusy(true);
    setFailed(undefined);
    try {
      const input = {
        noun: noun.id,
        search: search['q'],
        filter: filterOf(contracts, search),
        ...(search['archived'] && { archived: true }),
      };
      const text = await call(exportTable, input as never);
      saveText(`${noun.plural}.csv`, String(text), 'text/csv');
    } catch (error) {
      await loadSentences();
      setFailed(problemText(error));
    }
    setBusy(false);
  };
  const problem = failed && (
    <span className="field-error" role="alert">
      {failed}
    </span>
  );
  const exporting = mayExport && (
    <Button type="text" loading={busy} onClick={() => void exportAll()}>
      {say(texts.export)}
    </Button>
  );
  const importing = importable(noun.id) && (
    <Button onClick={() => void navigate({ to: `/${noun.module}/${noun.plural}/import` })}>
      {say(texts.import)}
    </Button>
  );
  // The head of a phone has room for one of them.
  if (phone) {
    return (
      <Popover
        className="text-button"
        align="right"
        content={() => (
          <div className="menu-panel">
            {importing}
            {exporting}
            {problem}
            <strong>{say(texts.columns)}</strong>
            <ColumnChooser columns={columns} all={all} />
          </div>
        )}
      >
        {say(texts.more)}
      </Popover>
    );
  }
  return (
    <>
      {problem}
      <Popover
        className="text-button"
        align="right"
        content={() => (
          <div className="menu-panel">
            <ColumnChooser columns={columns} all={all} />
          </div>
        )}
      >
        {say(texts.columns)}
      </Popover>
      {exporting}
      {importing}
    </>
  );
}

function ColumnChooser({ columns, all }: { columns: ShownColumns; all: readonly Column[] }) {
  const say = useSay();
  const { fields, set } = columns;
  const chosen = all.filter(({ field }) => fields.includes(field));
  const rest = all.filter(({ field }) => !fields.includes(field));
  const ordered = [...chosen].sort((a, b) => fields.indexOf(a.field) - fields.indexOf(b.field));
  return (
    <>
      {[...ordered, ...rest].map(({ field, label }) => (
        <label key={field} className="check">
          <input
            type="checkbox"
            checked={fields.includes(field)}
            onChange={({ target }) =>
              set(target.checked ? [...fields, field] : fields.filter((one) => one !== field))
            }
          />
          <span>{say(label)}</span>
        </label>
      ))}
      <Button onClick={() => set(undefined)}>{say(texts.usual)}</Button>
    </>
  );
}
