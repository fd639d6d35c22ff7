import { add, type Decimal, eq } from '../../../shared/kernel/decimal.ts';
import { checkResult, type InvariantCheck } from '../../platform/integrity.ts';
import { decimalOf, defineReport, type Sql } from '../../platform/read-model/report.ts';

const ROLES =
  "SELECT json_extract(json, '$.roles.production') AS code FROM doc WHERE entity = 'ledgerSettings' AND deleted = 0";

/** What the books hold on production for each order. */
const BOOKED = `
  SELECT orderId, sum(debit - credit) AS amount FROM journal__lines
  WHERE accountCode = ? AND orderId LIKE 'wo\\_%' ESCAPE '\\' GROUP BY orderId`;

const COSTED = `
  SELECT c.workOrderId, c.inProcess, w.number, w.state,
    c.material + c.labour + c.overhead - c.received - c.expensed - c.settled AS parts
  FROM productionCost c JOIN workOrder w ON w.id = c.workOrderId`;

function differences(sql: Sql) {
  const [settings] = sql.all(ROLES);
  const code = settings?.['code'];
  if (typeof code !== 'string') return [];
  const booked = new Map<string, Decimal>(
    sql.all(BOOKED, code).map((row) => [String(row['orderId']), decimalOf(row['amount'])]),
  );
  const costed = sql.all(COSTED).map((row) => ({
    id: String(row['workOrderId']),
    number: String(row['number']),
    expected: decimalOf(row['inProcess']),
    parts: decimalOf(row['parts']),
  }));
  const known = new Set(costed.map(({ id }) => id));
  const lost = [...booked]
    .filter(([id, amount]) => !known.has(id) && !eq(amount, '0'))
    .map(([id, found]) => ({ id, number: id, expected: '0', parts: '0', found }));
  const all = [...costed.map((one) => ({ ...one, found: booked.get(one.id) ?? '0' })), ...lost];
  return all
    .filter(({ expected, parts, found }) => !eq(expected, found) || !eq(expected, parts))
    .map(({ id, number, expected, found }) => ({
      what: `Order ${number}: in process, beside account ${code}`,
      expected: add(expected),
      found,
      noun: 'workOrder',
      id,
    }));
}

/** M8 for production: what orders have in process is what the books show for them. */
export const workInProcessIsTheAccount: InvariantCheck = {
  id: 'M8-production',
  title: { en: 'Work in process equals the books', zh: '在制品等于生产成本科目' },
  report: defineReport({
    id: 'manufacturing.check.M8',
    run: (sql) => checkResult(differences(sql)),
  }),
};
