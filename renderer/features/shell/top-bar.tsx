import { ActionIcon, Button, Group, Menu, Select, Tooltip, UnstyledButton } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { spotlight } from '@mantine/spotlight';
import {
  IconArrowBackUp,
  IconArrowForwardUp,
  IconDeviceDesktop,
  IconHistory,
  IconKeyboard,
  IconLanguage,
  IconMoon,
  IconSearch,
  IconSun,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useLocation } from 'wouter';
import { labelText } from '#shared/locale.ts';
import { Keys } from '../../components/keys.tsx';
import { historyText } from '../../i18n/history.ts';
import { useLocale } from '../../i18n/setup.ts';
import type { OpenPlan } from './plan-context.ts';
import { type PlanScreen, planPath } from './routes.ts';
import { openShortcuts } from './shortcuts.tsx';
import styles from './top-bar.module.css';
import { useHistory } from './use-history.ts';
import { LANGUAGES, THEMES, useSettings } from './use-settings.ts';

interface Props {
  readonly open: OpenPlan | null;
  readonly screen: PlanScreen | 'plans';
  onHistory(): void;
}

const THEME_ICONS = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;

/** What is open, and what holds everywhere: undo, search, language, theme. */
export function TopBar({ open, screen, onHistory }: Props) {
  const { t } = useTranslation();
  return (
    <header className={styles.bar} data-pane>
      {open && screen !== 'plans' ? (
        <OpenPlanBar open={open} screen={screen} onHistory={onHistory} />
      ) : (
        <span className={styles.name}>Headroom</span>
      )}
      <div className={styles.space} />
      <UnstyledButton className={styles.search} onClick={() => spotlight.open()}>
        <IconSearch size={15} stroke={1.8} aria-hidden />
        <span className={styles.searchText}>{t('shell.search')}</span>
        <Keys keys={['mod', 'K']} />
      </UnstyledButton>
      <SettingsMenus />
    </header>
  );
}

interface OpenPlanProps {
  readonly open: OpenPlan;
  readonly screen: PlanScreen;
  onHistory(): void;
}

function OpenPlanBar({ open, screen, onHistory }: OpenPlanProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  const [, navigate] = useLocation();
  const history = useHistory(open.plan.id);
  const planName = labelText(open.plan.label, locale, open.plan.name);
  useHotkeys([
    ['mod+Z', history.undo],
    ['mod+Y', history.redo],
    ['mod+shift+Z', history.redo],
  ]);
  const steps = [
    {
      id: 'undo',
      change: open.plan.history.undo,
      icon: IconArrowBackUp,
      run: history.undo,
      keys: ['mod', 'Z'],
    },
    {
      id: 'redo',
      change: open.plan.history.redo,
      icon: IconArrowForwardUp,
      run: history.redo,
      keys: ['mod', 'Y'],
    },
  ] as const;
  return (
    <>
      <span className={styles.name} title={planName}>
        {planName}
      </span>
      <Select
        size="xs"
        w={230}
        aria-label={t('shell.scenario')}
        allowDeselect={false}
        value={open.scenario.id}
        data={open.plan.scenarios.map(({ id, label }) => ({
          value: id,
          label: labelText(label, locale, id),
        }))}
        onChange={(id) => id && navigate(planPath(open.plan.id, id, screen))}
        comboboxProps={{ width: 280, position: 'bottom-start' }}
      />
      <Group gap={2} wrap="nowrap">
        {steps.map(({ id, change, icon: Icon, run, keys }) => {
          const label = change
            ? t(`shell.${id}What`, { what: historyText(change, open.plan, t, locale) })
            : t(`shell.${id}Nothing`);
          return (
            <Tooltip key={id} label={<Keys label={label} keys={keys} />}>
              <ActionIcon aria-label={label} className={styles.step} aria-disabled={!change} onClick={run}>
                <Icon size={18} stroke={1.7} />
              </ActionIcon>
            </Tooltip>
          );
        })}
        <Tooltip label={<Keys label={t('historyPanel.title')} keys={['mod', 'shift', 'H']} />}>
          <ActionIcon aria-label={t('historyPanel.title')} aria-haspopup="dialog" onClick={onHistory}>
            <IconHistory size={18} stroke={1.7} />
          </ActionIcon>
        </Tooltip>
      </Group>
      <span className={styles.saved}>{t('shell.saved')}</span>
    </>
  );
}

function SettingsMenus() {
  const { t } = useTranslation();
  const { theme, locale, setTheme, setLocale } = useSettings();
  const ThemeIcon = THEME_ICONS[theme];
  return (
    <Group gap={2} wrap="nowrap">
      <Menu position="bottom-end">
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            leftSection={<IconLanguage size={17} stroke={1.7} />}
            aria-label={`${t('shell.language')}: ${LANGUAGES[locale].short}`}
          >
            {LANGUAGES[locale].short}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {(['en', 'zh-CN'] as const).map((each) => (
            <Menu.Item key={each} lang={each} aria-current={each === locale} onClick={() => setLocale(each)}>
              {LANGUAGES[each].name}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t('shell.theme')} title={t('shell.theme')}>
            <ThemeIcon size={18} stroke={1.7} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          {THEMES.map((each) => {
            const Icon = THEME_ICONS[each];
            return (
              <Menu.Item
                key={each}
                leftSection={<Icon size={16} stroke={1.7} />}
                aria-current={each === theme}
                onClick={() => setTheme(each)}
              >
                {t(`shell.themes.${each}`)}
              </Menu.Item>
            );
          })}
        </Menu.Dropdown>
      </Menu>
      <Tooltip label={<Keys label={t('shortcuts.title')} keys={['?']} />}>
        <ActionIcon aria-label={t('shortcuts.title')} onClick={() => openShortcuts(t('shortcuts.title'))}>
          <IconKeyboard size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </Group>
  );
}
