import type { customer } from '../../shared/contracts/masterdata/customer.ts';
import type { Doc } from '../../shared/contracts/noun.ts';
import { defineReport, type Sql } from '../platform/read-model/report.ts';

interface PoolParams {
  /** The region of the pool; a pool that takes the rest has those that no other names as well. */
  region?: string | undefined;
  others?: readonly string[] | undefined;
  name?: string | undefined;
  after?: string | undefined;
  limit: number;
}

/** Customers in use that nobody looks after, by code, and how many there are. */
export const pooledCustomersReport = defineReport({
  id: 'crm.pooledCustomers',
  run(sql: Sql, { region, others, name, after, limit }: PoolParams) {
    const values = [region ?? null, JSON.stringify(others ?? null), name ?? null];
    const waiting = `
      FROM "customer" c
      WHERE c."ownerId" IS NULL AND coalesce(c."archived", 0) = 0
        AND (c."region" = ?1 OR (?2 <> 'null' AND (c."region" IS NULL
             OR c."region" NOT IN (SELECT value FROM json_each(?2)))))
        AND (?3 IS NULL OR instr(lower(c."name"), lower(?3)) > 0)`;
    const rows = sql.all(
      `SELECT d."json" AS json FROM (SELECT c."id", c."code" ${waiting}
          AND (?4 IS NULL OR c."code" > ?4) ORDER BY c."code" LIMIT ?5) f
        JOIN "doc" d ON d."entity" = 'customer' AND d."id" = f."id" ORDER BY f."code"`,
      ...values,
      after ?? null,
      limit,
    );
    const [counted] = sql.all(`SELECT count(*) AS n ${waiting}`, ...values);
    return {
      customers: rows.map(({ json }) => JSON.parse(String(json)) as Doc<typeof customer>),
      total: Number(counted?.['n'] ?? 0),
    };
  },
});
