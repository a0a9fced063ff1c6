import { useMantineColorScheme } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { Locale } from '#shared/locale.ts';
import type { Settings } from '#shared/views.ts';
import { useReport } from '../../components/use-report.ts';
import { switchLocale, useLocale } from '../../i18n/setup.ts';
import { ask, useService } from '../../service/context.ts';
import { keys } from '../../service/queries.ts';

export const THEMES = ['light', 'dark', 'auto'] as const satisfies readonly Settings['theme'][];

/** Names of the languages in themselves. */
export const LANGUAGES: Readonly<Record<Locale, { readonly name: string; readonly short: string }>> = {
  en: { name: 'English', short: 'EN' },
  'zh-CN': { name: '简体中文', short: '中文' },
};

/** Language and theme: kept by the service, in force at once. */
export function useSettings() {
  const service = useService();
  const queries = useQueryClient();
  const report = useReport();
  const locale = useLocale();
  const { setColorScheme } = useMantineColorScheme();
  const { data } = useQuery({
    queryKey: keys.settings,
    queryFn: () => ask(service, 'settings.get', {}),
    staleTime: Number.POSITIVE_INFINITY,
  });
  const theme = data?.theme ?? 'auto';
  useEffect(() => setColorScheme(theme), [theme, setColorScheme]);

  const save = useMutation({
    mutationFn: (settings: Settings) => ask(service, 'settings.set', settings),
    onError: report.caught,
  });
  const change = (part: Partial<Settings>) => {
    const settings: Settings = { theme, locale: data?.locale ?? null, ...part };
    queries.setQueryData(keys.settings, settings);
    save.mutate(settings);
  };
  return {
    theme,
    locale,
    setTheme: (next: Settings['theme']) => change({ theme: next }),
    setLocale: (next: Locale) => {
      change({ locale: next });
      void switchLocale(next);
    },
  };
}
