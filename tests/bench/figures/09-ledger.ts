import { idMaker, systemClock } from '../../../functions/platform/clock.ts';
import type { Commit } from '../../../functions/platform/commit-log.ts';
import { openReadModel } from '../../../functions/platform/read-model/file.ts';
import { shapeOf } from '../../../functions/platform/read-model/shape.ts';
import { account } from '../../../shared/contracts/finance/account.ts';
import { journal } from '../../../shared/contracts/finance/journal.ts';
import type { AnyDoc } from '../../../shared/contracts/noun.ts';
import { add, eq } from '../../../shared/kernel/decimal.ts';
import { startWorld } from '../../support/harness.ts';
import { rawTable } from '../../support/raw-table.ts';
import { todayInChina } from '../../support/today.ts';
import { type Measure, rounded } from '../figure.ts';

const JOURNALS = 20_000;
const PER_COMMIT = 20;
const at = '2026-11-21T00:00:00.000Z';
const envelope = { version: 1, createdAt: at, createdBy: 'x', updatedAt: at, updatedBy: 'x' };

/** Vouchers of five lines, as a sale with cost and tax has; and what every account must come to. */
function commits() {
  const newId = idMaker(systemClock);
  const balances = new Map<string, string>();
  const all: Commit[] = [];
  for (let start = 0; start < JOURNALS; start += PER_COMMIT) {
    const changes = Array.from({ length: PER_COMMIT }, (_, offset) => {
      const index = start + offset;
      const id = newId('jnl');
      const lines = linesOf(index);
      for (const { accountCode, debit, credit } of lines) {
        const before = balances.get(accountCode) ?? '0';
        balances.set(accountCode, add(before, debit, `-${credit}`.replace('-0', '0')));
      }
      const source = { noun: 'delivery', id: newId('dn'), number: `DN-${index}` };
      const fields = { date: '2026-11-21', period: '2026-11', kind: 'auto', currency: 'CNY' };
      const after = { id, ...envelope, ...fields, memo: 'x', lines, total: '1', source } as AnyDoc;
      return { entity: 'journal', id, version: 1, after };
    });
    const head = { id: newId('c'), at, actor: '', operation: '', requestId: '', requestHash: '' };
    all.push({ ...head, events: [], changes, result: { value: null } });
  }
  return { all, balances };
}

function linesOf(index: number) {
  const net = `${(index % 900) + 100}.25`;
  const tax = '13.03';
  const cost = '60.10';
  return [
    { accountCode: '1122', debit: add(net, tax), credit: '0' },
    { accountCode: '5001', debit: '0', credit: net },
    { accountCode: '22210107', debit: '0', credit: tax },
    { accountCode: '5401', debit: cost, credit: '0' },
    { accountCode: '1405', debit: '0', credit: cost },
  ];
}

/** Balance items beside the journals: what a posting writes that is neither document nor log. */
async function balanceItemsPerLine(): Promise<number> {
  const world = await startWorld();
  try {
    const t = await world.tenant();
    const table = rawTable(world, t.id);
    const keys = async () => new Set((await table.fingerprint()).keys());
    const before = await keys();
    const lines = [
      { accountCode: '1002', debit: '10', credit: '0' },
      { accountCode: '3001', debit: '0', credit: '10' },
    ];
    const date = todayInChina();
    await t.ok('finance.postManualJournal', { date, memo: 'x', lines });
    const fresh = [...(await keys())].filter((key) => !before.has(key));
    table.close();
    const others = fresh.filter((key) => !/^(journal#|log#|idem#|seal)/.test(key));
    return others.length / lines.length;
  } finally {
    await world.stop();
  }
}

/** Row 9: the ledger keeps no counters; its balances are sums over the folded lines. */
export const measure: Measure = async () => {
  const { all, balances } = commits();
  const file = openReadModel(':memory:', shapeOf([account, journal]));
  const start = performance.now();
  file.fold(all, () => undefined);
  const seconds = (performance.now() - start) / 1000;
  const rows = file.db
    .prepare(
      'SELECT accountCode AS code, sum(debit) - sum(credit) AS balance FROM journal__lines GROUP BY 1',
    )
    .all();
  file.close();
  const replayed = rows.every((row) =>
    eq(balances.get(String(row.code)) ?? '0', String(Number(row.balance) / 1e6)),
  );
  if (!replayed || rows.length !== balances.size) throw new Error('replay differs from balances');
  const perSecond = rounded((JOURNALS * 5) / seconds, 0);
  const perLine = rounded(await balanceItemsPerLine(), 3);
  return [
    {
      row: 9,
      metric: 'balance items written per journal line',
      value: perLine,
      unit: 'items',
      goal: '≤ 0.05',
      met: perLine <= 0.05,
    },
    {
      row: 9,
      metric: 'journal lines folded into the read model',
      value: perSecond,
      unit: 'lines/s',
      goal: '≥ 50000',
      met: perSecond >= 50_000,
      note: 'replay = balances, checked',
    },
  ];
};
