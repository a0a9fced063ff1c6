import { Button, Checkbox, Popover, Radio, Stack, Switch, Text } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ComputedKind, Grain } from './sheet-columns.ts';

/** Which columns and rows are shown, and how to choose others. */
export interface ColumnChoice {
  readonly grains: readonly Grain[];
  readonly grain: Grain;
  setGrain(grain: Grain): void;
  /** What is shown beside the total. */
  readonly computed: Readonly<Record<ComputedKind, boolean>>;
  show(kind: ComputedKind, shown: boolean): void;
  /** False where there is no parent scenario to compare with. */
  readonly comparable: boolean;
  readonly showsEmpty: boolean;
  showEmpty(shows: boolean): void;
}

/** Length of the periods, what stands beside the total, and whether empty rows are shown. */
export function ColumnsMenu(props: ColumnChoice) {
  const { t } = useTranslation();
  const computed = [
    { kind: 'share', label: t('allocate.shareOfTotal'), enabled: true },
    { kind: 'change', label: t('allocate.changeOfTotal'), enabled: props.comparable },
    { kind: 'changeShare', label: t('allocate.changeOfTotalShare'), enabled: props.comparable },
  ] as const;
  return (
    <Popover position="bottom-end" withArrow trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="compact-sm" rightSection={<IconChevronDown size={14} aria-hidden />}>
          {t('allocate.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('allocate.columns')}>
        <Stack gap="sm">
          {props.grains.length > 1 ? (
            <Radio.Group
              size="xs"
              label={t('allocate.grain')}
              value={props.grain}
              onChange={(value) => props.setGrain(props.grains.find((grain) => grain === value) ?? 'period')}
            >
              <Stack gap={6} mt={6}>
                {props.grains.map((grain) => (
                  <Radio key={grain} size="xs" value={grain} label={t(`allocate.grains.${grain}`)} />
                ))}
              </Stack>
            </Radio.Group>
          ) : null}
          <Stack gap={6} role="group" aria-label={t('allocate.besideTotal')}>
            <Text size="xs" fw={500}>
              {t('allocate.besideTotal')}
            </Text>
            {computed.map(({ kind, label, enabled }) => (
              <Checkbox
                key={kind}
                size="xs"
                label={label}
                disabled={!enabled}
                description={enabled ? undefined : t('allocate.noParent')}
                checked={enabled && props.computed[kind]}
                onChange={(event) => props.show(kind, event.currentTarget.checked)}
              />
            ))}
          </Stack>
          <Switch
            size="xs"
            label={t('allocate.emptyRows')}
            checked={props.showsEmpty}
            onChange={(event) => props.showEmpty(event.currentTarget.checked)}
          />
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
