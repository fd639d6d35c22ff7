import { Link } from '@tanstack/react-router';
import { Suspense } from 'react';
import { useSay } from '../lib/language.ts';
import { ownerOfHome } from '../lib/own-page.ts';
import { useCompany } from '../lib/session.ts';
import { FetchedPage } from './fetched-page.tsx';
import { LoadingPage } from './loading-page.tsx';
import { ModuleIcon } from './module-icon.tsx';
import { navigation } from './navigation.ts';

/** The page that a module has for people with this right; for others the ways into their work. */
export function Page() {
  const load = ownerOfHome()?.home?.load;
  if (!load) return <Ways />;
  return (
    <Suspense fallback={<LoadingPage />}>
      <FetchedPage load={load} />
    </Suspense>
  );
}

function Ways() {
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
