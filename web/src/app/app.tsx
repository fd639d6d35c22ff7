import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { ConfigProvider } from 'antd';
import enUS from 'antd/locale/en_US';
import zhCN from 'antd/locale/zh_CN';
import { useLanguage } from '../lib/language.ts';
import { queryClient } from '../lib/queries.ts';
import { router } from './router.tsx';
import { antdTheme, useTheme } from './theme.ts';

export function App() {
  const theme = useTheme();
  const language = useLanguage();
  return (
    <ConfigProvider
      theme={antdTheme(theme)}
      locale={language === 'en' ? enUS : zhCN}
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
      form={{ validateMessages: {}, requiredMark: false }}
    >
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </ConfigProvider>
  );
}
