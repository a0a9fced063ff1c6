import { ActionIcon, Tooltip } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly pressed: boolean;
  onPress(): void;
}

/** Shows or hides the shares beside the policy. */
export function BalanceButton({ pressed, onPress }: Props) {
  const { t } = useTranslation();
  return (
    <Tooltip label={t('balance.title')}>
      <ActionIcon
        aria-label={t('balance.title')}
        aria-pressed={pressed}
        variant={pressed ? 'light' : 'subtle'}
        color={pressed ? 'brand' : 'gray'}
        onClick={onPress}
      >
        <IconScale size={18} stroke={1.7} />
      </ActionIcon>
    </Tooltip>
  );
}
