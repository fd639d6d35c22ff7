import { Link } from '@tanstack/react-router';
import { useSay } from '../lib/language.ts';
import { useCompany } from '../lib/session.ts';
import { ModuleIcon } from './module-icon.tsx';
import { navigation } from './navigation.ts';

/** Until a module puts its own page here: the company and the ways into it. */
export function Page() {
  const say = useSay();
  const company = useCompany();
  return (
    <div className="page">
      <div className="page-head">
        <h1>{company?.name}</h1>
      </div>
      <div className="home-modules">
        {navigation().map(({ id, label, links }) => (
          <section key={id} className="card">
            <h2>
              <ModuleIcon module={id} />
              {say(label)}
            </h2>
            <ul>
              {links.map((link) => (
                <li key={link.path}>
                  <Link to={link.path}>{say(link.label)}</Link>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </div>
  );
}
