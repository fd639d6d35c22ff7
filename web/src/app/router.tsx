import {
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  redirect,
} from '@tanstack/react-router';
import { modulePages } from '../lib/module-pages.ts';
import type { LoadPage } from '../lib/pages.ts';
import { fetchPart } from '../lib/parts.ts';
import { readSearch, writeSearch } from '../lib/search-params.ts';
import { session } from '../lib/session.ts';
import { CrashPage } from './crash-page.tsx';
import { FetchedPage } from './fetched-page.tsx';
import { LoadingPage } from './loading-page.tsx';
import { openSession } from './open-session.ts';
import { inside, outside } from './routes.ts';
import { Shell } from './shell.tsx';
import { warm } from './warm.ts';

const page = (load: LoadPage) => () => <FetchedPage load={load} />;

/** What cannot be fetched is told by the page itself. */
const ahead = (load?: LoadPage) => load && fetchPart(load).catch(() => undefined);

const root = createRootRoute({ component: Outlet });

const publicRoutes = Object.entries(outside).map(([path, load]) =>
  createRoute({
    getParentRoute: () => root,
    path,
    component: page(load),
    loader: async () => void (await ahead(load)),
  }),
);

/** The pages by their address, to be fetched before it is known who asks for one. */
const loads = new Map<string, LoadPage>();

/** Everything behind this needs a person in a company. */
const company = createRoute({
  getParentRoute: () => root,
  id: 'company',
  component: Shell,
  pendingComponent: LoadingPage,
  pendingMs: 300,
  beforeLoad: async ({ location, matches }) => {
    if (session.get() === undefined) {
      void warm(location.pathname);
      void ahead(loads.get(matches.at(-1)?.fullPath ?? ''));
    }
    const who = session.get()?.member ? session.get() : await openSession();
    if (!who) throw redirect({ to: '/sign-in', search: { next: location.href } as never });
    if (!who.tenantId) throw redirect({ to: '/companies' });
    if (!who.member) throw redirect({ to: '/welcome', search: { company: who.tenantId } as never });
  },
});

function at(path: string, load: LoadPage) {
  loads.set(path, load);
  // A page that finds nothing at its address says so itself: no other route answers for it.
  const notFoundComponent = () => <CrashPage />;
  const component = page(load);
  return createRoute({
    getParentRoute: () => company,
    path,
    component,
    notFoundComponent,
    loader: async ({ location }) =>
      void (await Promise.all([warm(location.pathname), ahead(load)])),
  });
}

const insideRoutes = [inside, ...modulePages.map(({ routes = {} }) => routes)].flatMap((routes) =>
  Object.entries(routes).map(([path, load]) => at(path, load)),
);

const tree = root.addChildren([...publicRoutes, company.addChildren(insideRoutes)]);

export const router = createRouter({
  routeTree: tree,
  parseSearch: readSearch,
  stringifySearch: writeSearch,
  defaultPreload: 'intent',
  defaultPendingMs: 400,
  defaultPendingComponent: LoadingPage,
  defaultErrorComponent: CrashPage,
  defaultNotFoundComponent: () => <CrashPage />,
});

// Another page begins at its top; lists remember their own place.
router.subscribe('onResolved', ({ pathChanged }) => {
  if (pathChanged) window.scrollTo(0, 0);
});
