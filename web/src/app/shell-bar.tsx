import { DownOutlined, MenuOutlined, SearchOutlined } from '@ant-design/icons';
import { useNavigate } from '@tanstack/react-router';
import { signOut } from '../../../shared/contracts/account/operations.ts';
import { Menu } from '../kit/menu.tsx';
import { call } from '../lib/call.ts';
import { setLanguage, useLanguage, useSay } from '../lib/language.ts';
import { announceCompany, useCompany, useSession } from '../lib/session.ts';
import { enterCompany } from './open-session.ts';
import { openHelp, openPalette } from './overlays.ts';
import { toggleTheme, useTheme } from './theme.ts';

const texts = {
  search: { en: 'Search or do', zh: '搜索或执行' },
  menu: { en: 'Menu', zh: '菜单' },
  company: { en: 'Company', zh: '公司' },
  another: { en: 'New company', zh: '新建公司' },
  person: { en: 'Person', zh: '个人' },
  dark: { en: 'Dark', zh: '深色' },
  light: { en: 'Light', zh: '浅色' },
  keys: { en: 'Keyboard', zh: '快捷键' },
  out: { en: 'Sign out', zh: '退出登录' },
  account: { en: 'My account', zh: '我的账号' },
  invited: { en: 'Invited', zh: '邀请' },
  other: { en: '中文', zh: 'English' },
} as const;

export function ShellBar({ onMenu }: { onMenu: () => void }) {
  const say = useSay();
  const language = useLanguage();
  return (
    <header className="bar">
      <button type="button" className="bar-button bar-menu" onClick={onMenu}>
        <MenuOutlined aria-hidden="true" />
        <span className="visually-hidden">{say(texts.menu)}</span>
      </button>
      <CompanySwitch />
      <button type="button" className="bar-button bar-search" onClick={openPalette}>
        <SearchOutlined aria-hidden="true" />
        <span>{say(texts.search)}</span>
        <kbd>Ctrl K</kbd>
      </button>
      <button
        type="button"
        className="bar-button"
        lang={language === 'en' ? 'zh-CN' : 'en'}
        onClick={() => setLanguage(language === 'en' ? 'zh-CN' : 'en')}
      >
        {say(texts.other)}
      </button>
      <PersonMenu />
    </header>
  );
}

function CompanySwitch() {
  const say = useSay();
  const company = useCompany();
  const who = useSession();
  const navigate = useNavigate();
  const items = [
    ...(who?.companies ?? []).map(({ tenantId, name, invited }) => ({
      key: tenantId,
      label: name,
      ...(invited && { detail: say(texts.invited) }),
      selected: tenantId === who?.tenantId,
    })),
    { key: 'new', label: say(texts.another), apart: true },
  ];
  const choose = (key: string) => {
    if (key === 'new') void navigate({ to: '/companies', search: { new: '1' } as never });
    else if (key !== who?.tenantId) {
      const entry = who?.companies.find(({ tenantId }) => tenantId === key);
      if (entry) void enterCompany(entry);
    }
  };
  return (
    <Menu items={items} onChoose={choose} className="bar-button bar-company" title={company?.name}>
      <span>{company?.name ?? say(texts.company)}</span>
      <DownOutlined style={{ fontSize: 10 }} aria-hidden="true" />
    </Menu>
  );
}

function PersonMenu() {
  const say = useSay();
  const who = useSession();
  const theme = useTheme();
  const navigate = useNavigate();
  const name = who?.member?.name ?? say(texts.person);
  const items = [
    { key: 'account', label: say(texts.account) },
    { key: 'theme', label: say(theme === 'dark' ? texts.light : texts.dark) },
    { key: 'keys', label: say(texts.keys), detail: '?' },
    { key: 'out', label: say(texts.out), apart: true },
  ];
  const act = (key: string) => {
    if (key === 'account') void navigate({ to: '/account' });
    if (key === 'theme') toggleTheme();
    if (key === 'keys') openHelp();
    if (key === 'out') void leave();
  };
  return (
    <Menu items={items} onChoose={act} className="bar-button" title={name} align="right">
      <span className="avatar" aria-hidden="true">
        {[...name][0]}
      </span>
      <span className="wide">{name}</span>
    </Menu>
  );
}

/** Ends the session of this browser. */
export async function leave(): Promise<void> {
  await call(signOut, {}).catch(() => undefined);
  announceCompany(undefined);
  window.location.assign('/sign-in');
}
