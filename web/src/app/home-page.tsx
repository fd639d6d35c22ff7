import { Link } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { useSay } from '../lib/language.ts';
import { modulePages } from '../lib/module-pages.ts';
import type { LoadPage } from '../lib/pages.ts';
import { mayDo, useCompany } from '../lib/session.ts';
import { LoadingPage } from './loading-page.tsx';
import { ModuleIcon } from './module-icon.tsx';
import { navigation } from './navigation.ts';

const homes = modulePages.flatMap(({ home }) => (home ? [{ ...home, Home: made(home.load) }] : []));

function made(load: LoadPage) {
  return lazy(() => load().then(({ Page: Home }) => ({ default: Home })));
}

/** The page that a module has for people with this right; for others the ways into their work. */
export function Page() {
  const found = homes.find(({ permission }) => mayDo(permission));
  if (!found) return <Ways />;
  return (
    <Suspense fallback={<LoadingPage />}>
      <found.Home />
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
