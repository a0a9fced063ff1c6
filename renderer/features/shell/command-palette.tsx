import { useHotkeys, useWindowEvent } from '@mantine/hooks';
import { closeSpotlight, Spotlight, type SpotlightActionGroupData } from '@mantine/spotlight';
import { IconSearch } from '@tabler/icons-react';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { labelText } from '#shared/locale.ts';
import { historyText } from '../../i18n/history.ts';
import { useLocale } from '../../i18n/setup.ts';
import { usePlans } from '../../service/queries.ts';
import type { OpenPlan } from './plan-context.ts';
import { importPath, PLAN_SCREENS, PLANS_PATH, planPath, reportPath } from './routes.ts';
import type { ScreenActions } from './screen-actions.ts';
import { openShortcuts } from './shortcuts.tsx';
import { useHistory } from './use-history.ts';
import { LANGUAGES, THEMES, useSettings } from './use-settings.ts';

interface Props {
  readonly open: OpenPlan | null;
  readonly ofScreen: ScreenActions;
  onHistory(): void;
}

/** Everything one can do or go to, by its name; gathered when one looks, not with every edit of the plan. */
export function CommandPalette({ open, ofScreen, onHistory }: Props) {
  const { t } = useTranslation();
  useHotkeys([['shift+?', () => openShortcuts(t('shortcuts.title'))]]);
  const search = useRef<HTMLInputElement>(null);
  // The focus comes a turn after the palette: without this the first letters of a quick hand went to what was behind it.
  useWindowEvent('keydown', () => focusFrom(search.current), { capture: true });
  const [opened, setOpened] = useState(false);
  const general = useGeneralActions(opened);
  const ofPlan = usePlanActions(opened ? open : null, ofScreen, onHistory);
  return (
    <Spotlight
      actions={[...ofPlan, ...general]}
      onSpotlightOpen={() => setOpened(true)}
      onSpotlightClose={() => setOpened(false)}
      shortcut={['mod + K']}
      // At once: a palette that fades can be caught half-way by what it opens, and then stays over it.
      transitionProps={{ duration: 0 }}
      attributes={{ content: { 'aria-label': t('shell.search') } }}
      highlightQuery
      scrollable
      maxHeight={420}
      nothingFound={t('palette.nothing')}
      searchProps={{
        leftSection: <IconSearch size={18} stroke={1.6} />,
        ref: search,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
    />
  );
}

/** Gives the search the focus where nothing of its palette has it yet; the key that is being pressed then goes there. */
function focusFrom(search: HTMLInputElement | null): void {
  const palette = search?.closest('[role="dialog"]');
  if (palette?.contains(document.activeElement) === false) search?.focus();
}

function useGeneralActions(wanted: boolean): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const { setTheme, setLocale } = useSettings();
  const locale = useLocale();
  const plans = usePlans(wanted).data?.plans ?? [];
  if (!wanted) return [];
  return [
    {
      group: t('nav.plans'),
      actions: [
        {
          id: 'plans',
          label: t('palette.goTo', { screen: t('nav.plans') }),
          onClick: () => navigate(PLANS_PATH),
        },
        ...plans.map(({ id, name, label }) => ({
          id: `plan/${id}`,
          label: t('palette.openPlan', { name: labelText(label, locale, name) }),
          onClick: () => navigate(planPath(id, null, 'allocate')),
        })),
      ],
    },
    {
      group: t('palette.settings'),
      actions: [
        ...THEMES.map((theme) => ({
          id: `theme/${theme}`,
          label: t('palette.theme', { theme: t(`shell.themes.${theme}`) }),
          onClick: () => setTheme(theme),
        })),
        ...(['en', 'zh-CN'] as const).map((each) => ({
          id: `language/${each}`,
          label: t('palette.language', { language: LANGUAGES[each].name }),
          onClick: () => setLocale(each),
        })),
        {
          id: 'shortcuts',
          label: t('shortcuts.title'),
          onClick: afterClosing(() => openShortcuts(t('shortcuts.title'))),
        },
      ],
    },
  ];
}

/** What opens over the window waits until the palette is gone: opened in the same turn, the palette stayed over it. */
const afterClosing = (act: () => void) => () => {
  closeSpotlight();
  setTimeout(act, 0);
};

function usePlanActions(
  open: OpenPlan | null,
  ofScreen: ScreenActions,
  onHistory: () => void,
): SpotlightActionGroupData[] {
  const { t } = useTranslation();
  const locale = useLocale();
  const [from, navigate] = useLocation();
  const history = useHistory(open?.plan.id ?? null);
  if (!open) return [];
  const { plan, scenario } = open;
  const steps = (['undo', 'redo'] as const).flatMap((id) => {
    const change = plan.history[id];
    return change
      ? [
          {
            id,
            label: t(`shell.${id}What`, { what: historyText(change, plan, t, locale) }),
            onClick: history[id],
          },
        ]
      : [];
  });
  return [
    {
      group: labelText(plan.label, locale, plan.name),
      actions: [
        ...steps,
        ...ofScreen.get().map(({ id, label, run }) => ({ id, label, onClick: afterClosing(run) })),
        { id: 'history', label: t('historyPanel.title'), onClick: afterClosing(onHistory) },
        ...PLAN_SCREENS.map((screen) => ({
          id: `go/${screen}`,
          label: t('palette.goTo', { screen: t(`nav.${screen}`) }),
          onClick: () => navigate(planPath(plan.id, scenario.id, screen)),
        })),
        {
          id: 'go/report',
          label: t('palette.goTo', { screen: t('boardReport.title') }),
          onClick: () => navigate(reportPath(plan.id, scenario.id), { state: { from } }),
        },
        {
          id: 'go/import',
          label: t('importer.title'),
          onClick: () => navigate(importPath(plan.id, scenario.id), { state: { from } }),
        },
        ...plan.scenarios.map(({ id, label }) => ({
          id: `scenario/${id}`,
          label: t('palette.scenario', { name: labelText(label, locale, id) }),
          onClick: () => navigate(planPath(plan.id, id, 'allocate')),
        })),
      ],
    },
  ];
}
