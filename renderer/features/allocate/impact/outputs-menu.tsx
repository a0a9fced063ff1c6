import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { labelText } from '#shared/locale.ts';
import { MOST_PREVIEWED, type OutputView } from '#shared/views.ts';
import { useLocale } from '../../../i18n/setup.ts';

interface Props {
  readonly outputs: readonly OutputView[];
  readonly chosen: readonly string[];
  onChoose(chosen: string[]): void;
}

/** Chooses which outputs the strip shows: at least one, at most four. */
export const OutputsMenu = memo(function OutputsMenu({ outputs, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const order = (names: readonly string[]) =>
    outputs.map(({ variable }) => variable).filter((variable) => names.includes(variable));
  const blocked = (variable: string) =>
    chosen.includes(variable) ? chosen.length === 1 : chosen.length >= MOST_PREVIEWED;
  return (
    <Popover position="top-start" withArrow trapFocus returnFocus shadow="md">
      <Popover.Target>
        <Button variant="default" size="compact-xs">
          {t('impact.outputs')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('impact.outputs')}>
        <Checkbox.Group
          value={[...chosen]}
          onChange={(names) => onChoose(order(names))}
          label={t('impact.outputsHint', { most: MOST_PREVIEWED })}
          size="xs"
        >
          <Stack gap={8} mt={8}>
            {outputs.map(({ variable, label, over }) => (
              <Checkbox
                key={variable}
                value={variable}
                size="xs"
                label={labelText(label, locale, variable)}
                description={over.length > 0 ? t('impact.lastPeriod') : undefined}
                disabled={blocked(variable)}
              />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
});
