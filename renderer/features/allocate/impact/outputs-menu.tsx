import { Button, Checkbox, Popover, ScrollArea, Stack } from '@mantine/core';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { MOST_PREVIEWED, type PlanView } from '#shared/views.ts';
import { useLocale } from '../../../i18n/setup.ts';
import { type Choice, choiceName } from './outputs.ts';

interface Props {
  readonly plan: PlanView;
  readonly choices: readonly Choice[];
  readonly chosen: readonly string[];
  onChoose(chosen: string[]): void;
}

/** Chooses which outputs the strip shows: at least one, at most four. */
export const OutputsMenu = memo(function OutputsMenu({ plan, choices, chosen, onChoose }: Props) {
  const { t } = useTranslation();
  const locale = useLocale();
  const order = (names: readonly string[]) =>
    choices.map(({ reference }) => reference).filter((reference) => names.includes(reference));
  const blocked = (reference: string) =>
    chosen.includes(reference) ? chosen.length === 1 : chosen.length >= MOST_PREVIEWED;
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
          <ScrollArea.Autosize mah={300} mt={8} offsetScrollbars>
            <Stack gap={8}>
              {choices.map((choice) => (
                <Checkbox
                  key={choice.reference}
                  value={choice.reference}
                  size="xs"
                  label={choiceName(choice, plan, t, locale)}
                  description={choice.output.over.includes('period') ? t('impact.lastPeriod') : undefined}
                  disabled={blocked(choice.reference)}
                />
              ))}
            </Stack>
          </ScrollArea.Autosize>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
});
