import { Button, Group } from '@mantine/core';
import { IconFolders } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';

interface Props {
  onSample(): void;
  onImport(): void;
}

/** What to do where there is no plan yet. */
export function NoPlans({ onSample, onImport }: Props) {
  const { t } = useTranslation();
  return (
    <EmptyState icon={IconFolders} title={t('plans.noneTitle')} text={t('plans.noneText')}>
      <Group justify="center">
        <Button onClick={onSample}>{t('plans.newSample')}</Button>
        <Button variant="default" onClick={onImport}>
          {t('plans.import')}
        </Button>
      </Group>
    </EmptyState>
  );
}
