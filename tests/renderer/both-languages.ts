import { createInstance, type TFunction } from 'i18next';
import type { Locale } from '#shared/locale.ts';
import { en } from '../../renderer/i18n/en.ts';
import { zhCN } from '../../renderer/i18n/zh-CN.ts';

/** The window's texts in both languages. */
export async function bothLanguages(): Promise<Record<Locale, TFunction>> {
  const resources = { en: { translation: en }, 'zh-CN': { translation: zhCN } };
  const i18n = createInstance();
  await i18n.init({ lng: 'en', resources, interpolation: { escapeValue: false } });
  return { en: i18n.getFixedT('en'), 'zh-CN': i18n.getFixedT('zh-CN') };
}
