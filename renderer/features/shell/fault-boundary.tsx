import { Button, Group } from '@mantine/core';
import { IconClipboardText, IconMoodSad, IconRefresh } from '@tabler/icons-react';
import { Component, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../components/empty-state.tsx';
import { showDiagnostics } from '../file/diagnostics.tsx';
import { useFileActions } from '../file/use-file-actions.ts';

/** What stands where a part of the window could not be drawn. */
function Broken() {
  const { t } = useTranslation();
  const { copyDiagnostics } = useFileActions();
  return (
    <div role="alert">
      <EmptyState icon={IconMoodSad} title={t('fault.title')} text={t('fault.text')}>
        <Group gap="sm" justify="center">
          <Button leftSection={<IconRefresh size={17} />} onClick={() => window.location.reload()}>
            {t('fault.reload')}
          </Button>
          <Button
            variant="default"
            leftSection={<IconClipboardText size={17} stroke={1.7} />}
            onClick={() => void copyDiagnostics((text) => showDiagnostics(t('file.diagnosticsShown'), text))}
          >
            {t('file.diagnostics')}
          </Button>
        </Group>
      </EmptyState>
    </div>
  );
}

interface Props {
  /** Another place begins anew: what cannot be drawn in one may well be in the next. */
  readonly place: string;
  readonly children: ReactNode;
}

interface State {
  readonly broken: string | null;
}

/** Keeps a defect in one part of the window from taking the rest with it. */
export class FaultBoundary extends Component<Props, State> {
  override state: State = { broken: null };

  static getDerivedStateFromError(): Partial<State> {
    return { broken: '' };
  }

  static getDerivedStateFromProps({ place }: Props, { broken }: State): Partial<State> | null {
    if (broken === null || broken === place) return null;
    return { broken: broken === '' ? place : null };
  }

  override render(): ReactNode {
    return this.state.broken === null ? this.props.children : <Broken />;
  }
}
