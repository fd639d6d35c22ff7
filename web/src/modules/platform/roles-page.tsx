// By hand: what each role may do is data of the contracts, and is read here as a table.
import '../../kit/report/report.css';
import './platform.css';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Label } from '../../../../shared/contracts/fields.ts';
import type { Scope } from '../../../../shared/contracts/noun.ts';
import { type RoleId, roles } from '../../../../shared/contracts/platform/roles.ts';
import { useAddress } from '../../kit/use-address.ts';
import { call } from '../../lib/call.ts';
import { loadNoun } from '../../lib/contracts.ts';
import { useSay } from '../../lib/language.ts';
import { keys } from '../../lib/queries.ts';
import { allRights, scopeOf } from '../../lib/rights.ts';
import type { Row } from '../../lib/row.ts';

const texts = {
  title: { en: 'Roles', zh: '角色权限' },
  read: { en: 'Read', zh: '查看' },
  others: { en: 'Do', zh: '操作' },
  members: { en: 'Members with this role', zh: '拥有该角色的成员' },
  nobody: { en: 'Nobody has it.', zh: '暂无成员。' },
} as const;

const scopes = {
  all: { en: 'all', zh: '全部' },
  region: { en: 'their regions', zh: '本区域' },
  team: { en: 'their team', zh: '本部门' },
  own: { en: 'their own', zh: '本人' },
} as const satisfies Record<Scope, Label>;

const ids = Object.keys(roles) as RoleId[];
const isRole = (text: string | undefined): text is RoleId => ids.includes(text as RoleId);

function useMembers() {
  const input = { limit: 500, sort: 'name' };
  return useQuery({
    queryKey: keys.list('member', input),
    queryFn: async ({ signal }) => {
      const { list } = await loadNoun('member');
      return ((await call(list, input as never, { signal })) as { data: Row[] }).data;
    },
  });
}

export function Page() {
  const say = useSay();
  const [search, change] = useAddress();
  const wanted = search['role'];
  const chosen = isRole(wanted) ? wanted : 'owner';
  const { data: members = [] } = useMembers();
  const having = (id: string) =>
    members.filter(({ roles: own, active }) => active && (own as string[]).includes(id));
  const step = (by: number) => {
    const next = ids[(ids.indexOf(chosen) + by + ids.length) % ids.length];
    change({ role: next });
    document.querySelector<HTMLElement>(`[data-role="${next}"]`)?.focus();
  };
  return (
    <div className="page">
      <div className="page-head">
        <h1>{say(texts.title)}</h1>
      </div>
      <div className="roles">
        <div
          className="card roles-list"
          role="tablist"
          aria-orientation="vertical"
          aria-label={say(texts.title)}
          onKeyDown={(event) => {
            const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
            if (by === undefined) return;
            event.preventDefault();
            step(by);
          }}
        >
          {ids.map((id) => (
            <button
              key={id}
              type="button"
              role="tab"
              data-role={id}
              aria-selected={id === chosen}
              tabIndex={id === chosen ? 0 : -1}
              onClick={() => change({ role: id })}
            >
              <span>{say(roles[id].label)}</span>
              <span className="count">{having(id).length || ''}</span>
            </button>
          ))}
        </div>
        <div className="stack" role="tabpanel" aria-label={say(roles[chosen].label)}>
          <section className="card side-card">
            <h2>{say(texts.members)}</h2>
            {having(chosen).length === 0 && <p className="muted">{say(texts.nobody)}</p>}
            <p className="role-members">
              {having(chosen).map(({ id, name }) => (
                <Link key={id} to={`/platform/members/${id}`}>
                  {String(name)}
                </Link>
              ))}
            </p>
          </section>
          <RightsTable grants={roles[chosen].grants} />
        </div>
      </div>
    </div>
  );
}

type Grants = Readonly<Record<string, Scope>>;

function RightsTable({ grants }: { grants: (typeof roles)[RoleId]['grants'] }) {
  const say = useSay();
  const granted = (permission: string) => scopeOf(grants as Grants, permission);
  const shown = allRights()
    .map((module) => ({
      ...module,
      nouns: module.nouns.filter(({ rights }) =>
        rights.some(({ permission }) => granted(permission) !== undefined),
      ),
    }))
    .filter(({ nouns }) => nouns.length > 0);
  return shown.map(({ module, label, nouns }) => (
    <section key={module} className="card lines-scroll">
      <table className="table rights-table">
        <thead>
          <tr>
            <th>{say(label)}</th>
            <th>{say(texts.read)}</th>
            <th>{say(texts.others)}</th>
          </tr>
        </thead>
        <tbody>
          {nouns.map(({ noun, label: name, rights }) => (
            <tr key={noun}>
              <td>{say(name)}</td>
              <td>
                <ScopeText scope={granted(`${noun}.read`)} />
              </td>
              <td>
                {rights
                  .filter(({ verb, permission }) => verb !== 'read' && granted(permission))
                  .map(({ verb, permission, label: what }, index) => (
                    <span key={verb}>
                      {index > 0 && ' · '}
                      {say(what)}
                      {granted(permission) !== 'all' && (
                        <span className="muted">
                          {' '}
                          (<ScopeText scope={granted(permission)} />)
                        </span>
                      )}
                    </span>
                  ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  ));
}

function ScopeText({ scope }: { scope: Scope | undefined }) {
  const say = useSay();
  return scope === undefined ? <span className="muted">–</span> : say(scopes[scope]);
}
