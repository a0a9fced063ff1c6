import { ActionIcon, Indicator, Tooltip } from '@mantine/core';
import { IconBarrierBlock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  /** Limits that do not hold. */
  readonly broken: number;
  readonly pressed: boolean;
  onPress(): void;
}

/** Shows or hides the guard rails; says how many are broken. */
export function GuardRailsButton({ broken, pressed, onPress }: Props) {
  const { t } = useTranslation();
  const label =
    broken > 0
      ? `${t('guardRails.title')}: ${t('guardRails.broken', { count: broken })}`
      : t('guardRails.title');
  return (
    <Indicator label={broken} size={15} color="red" disabled={broken === 0} offset={3}>
      <Tooltip label={label}>
        <ActionIcon
          aria-label={label}
          aria-pressed={pressed}
          variant={pressed ? 'light' : 'subtle'}
          color={pressed ? 'brand' : 'gray'}
          onClick={onPress}
        >
          <IconBarrierBlock size={18} stroke={1.7} />
        </ActionIcon>
      </Tooltip>
    </Indicator>
  );
}
