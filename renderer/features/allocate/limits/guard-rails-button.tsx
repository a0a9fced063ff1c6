import { Indicator } from '@mantine/core';
import { IconBarrierBlock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { ToolToggle } from '../tool-toggle.tsx';

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
      <ToolToggle
        label={label}
        short={t('guardRails.title')}
        icon={IconBarrierBlock}
        pressed={pressed}
        onPress={onPress}
      />
    </Indicator>
  );
}
