import { useState } from 'react';
import { exportedRows } from '../../../../../shared/contracts/planning/plan-choices.ts';
import {
  exportPlan,
  exportPlanTable,
} from '../../../../../shared/contracts/planning/plan-queries.ts';
import { Menu } from '../../../kit/menu.tsx';
import { call } from '../../../lib/call.ts';
import { useSay } from '../../../lib/language.ts';
import { saveText } from '../../../lib/save-file.ts';
import type { Run } from './plan-data.ts';

const texts = {
  export: { en: 'Export', zh: '导出' },
  reading: { en: 'Exporting…', zh: '正在导出…' },
} as const;

const forms = {
  csv: { contract: exportPlanTable, type: 'text/csv', label: 'CSV' },
  jsonl: { contract: exportPlan, type: 'application/x-ndjson', label: 'JSON' },
} as const;

type Rows = keyof typeof exportedRows;
type Form = keyof typeof forms;

/** Part after part until one says nothing; the header of a table stands once. */
async function readOut(runId: string, rows: Rows, form: Form): Promise<string> {
  const parts: string[] = [];
  for (let part = 1; ; part += 1) {
    const said = String(await call(forms[form].contract, { runId, rows, part }));
    const body = form === 'csv' ? said.slice(said.indexOf('\n') + 1) : said;
    if (body === '') return parts.length > 0 ? parts.join('') : said;
    parts.push(part === 1 ? said : body);
  }
}

const choices = (Object.keys(exportedRows) as Rows[]).flatMap((rows) =>
  (Object.keys(forms) as Form[]).map((form) => ({ rows, form, key: `${rows} ${form}` })),
);

interface Props {
  run: Run;
  /** With what went wrong; with nothing when it is tried again. */
  onFail: (error: unknown) => void;
}

/** The whole plan as a file: its orders, or what each demand is covered by. */
export function ExportMenu({ run, onFail }: Props) {
  const say = useSay();
  const [reading, setReading] = useState(false);
  const save = async (key: string) => {
    const chosen = choices.find((one) => one.key === key);
    if (!chosen || reading) return;
    const { rows, form } = chosen;
    onFail(undefined);
    setReading(true);
    try {
      const name = rows === 'pegs' ? `${run.number}-pegs` : run.number;
      saveText(`${name}.${form}`, await readOut(run.id, rows, form), forms[form].type);
    } catch (error) {
      onFail(error);
    }
    setReading(false);
  };
  return (
    <>
      {/* A large plan is many parts. */}
      <span className="caption" role="status">
        {reading && say(texts.reading)}
      </span>
      <Menu
        className="text-button"
        align="right"
        items={choices.map(({ key, rows, form }) => ({
          key,
          label: say(exportedRows[rows]),
          detail: forms[form].label,
        }))}
        onChoose={(key) => void save(key)}
      >
        {say(texts.export)}
      </Menu>
    </>
  );
}
