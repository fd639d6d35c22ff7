import type { ThemeConfig } from 'antd';
import { createStore, useStore } from '../lib/store.ts';

export type Theme = 'light' | 'dark';

const KEY = 'tandem.theme';
const dark = window.matchMedia('(prefers-color-scheme: dark)');
const stored = localStorage.getItem(KEY);

const initial = (): Theme =>
  stored === 'light' || stored === 'dark' ? stored : dark.matches ? 'dark' : 'light';

const store = createStore<Theme>(initial());
const show = () => document.documentElement.setAttribute('data-theme', store.get());
show();
store.subscribe(show);
dark.addEventListener('change', ({ matches }) => {
  if (localStorage.getItem(KEY) === null) store.set(matches ? 'dark' : 'light');
});

export const useTheme = (): Theme => useStore(store);

export function setTheme(theme: Theme): void {
  localStorage.setItem(KEY, theme);
  store.set(theme);
}

export const toggleTheme = (): void => setTheme(store.get() === 'dark' ? 'light' : 'dark');

const font =
  'Inter, -apple-system, "Segoe UI", "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif';

const shared = {
  fontFamily: font,
  fontSize: 14,
  borderRadius: 6,
  borderRadiusLG: 6,
  borderRadiusSM: 4,
  controlHeight: 32,
  controlHeightSM: 28,
  motion: false,
  wireframe: false,
} as const;

const colours = {
  light: {
    colorPrimary: '#1456F0',
    colorLink: '#1456F0',
    colorSuccess: '#16794C',
    colorWarning: '#A85C00',
    colorError: '#C4231C',
    colorText: '#1F2329',
    colorTextSecondary: '#646A73',
    colorTextTertiary: '#6B717B',
    colorTextDescription: '#646A73',
    colorTextPlaceholder: '#6B717B',
    colorTextQuaternary: '#6B717B',
    colorTextDisabled: '#6B717B',
    colorBgLayout: '#F5F6F7',
    colorBgContainer: '#FFFFFF',
    colorBgElevated: '#FFFFFF',
    colorBorder: '#C9CDD4',
    colorBorderSecondary: '#E5E6EB',
    colorBorderDisabled: '#E5E6EB',
    colorSplit: '#E5E6EB',
  },
  dark: {
    colorPrimary: '#4C82FF',
    colorLink: '#4C82FF',
    colorSuccess: '#4FB885',
    colorWarning: '#DD9A45',
    colorError: '#F0776F',
    colorText: '#E8EAED',
    colorTextSecondary: '#A6ABB2',
    colorTextTertiary: '#A6ABB2',
    colorTextDescription: '#A6ABB2',
    colorTextPlaceholder: '#A6ABB2',
    colorTextQuaternary: '#A6ABB2',
    colorTextDisabled: '#8C9198',
    colorTextLightSolid: '#0B1120',
    colorBgLayout: '#141517',
    colorBgContainer: '#1C1E21',
    colorBgElevated: '#25282C',
    colorBorder: '#4A4F57',
    colorBorderSecondary: '#303338',
    colorBorderDisabled: '#303338',
    colorSplit: '#303338',
  },
} as const;

/** The design tokens of our look as the component library wants them. */
export const antdTheme = (theme: Theme): ThemeConfig => ({
  token: { ...shared, ...colours[theme] },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none', fontWeight: 500 },
    Input: { activeShadow: 'none' },
    Select: { optionHeight: 32, optionPadding: '5px 12px' },
    Form: { itemMarginBottom: 16, verticalLabelPadding: '0 0 4px' },
  },
  hashed: false,
  cssVar: { key: `tandem-${theme}` },
});
