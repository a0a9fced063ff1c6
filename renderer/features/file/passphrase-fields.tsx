import { Alert, Checkbox, PasswordInput, type PasswordInputProps, Stack } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SHORTEST_PASSPHRASE } from '#shared/views-files.ts';

const LONGEST = 1024;

/** A field for a passphrase, which is shown only when asked for. */
export function PassphraseField(props: PasswordInputProps) {
  const { t } = useTranslation();
  return (
    <PasswordInput
      maxLength={LONGEST}
      autoComplete="off"
      visibilityToggleButtonProps={{ 'aria-label': t('passphrase.show'), tabIndex: 0 }}
      {...props}
    />
  );
}

/** A new passphrase as it is being chosen: typed twice, and known to be final. */
export interface NewPassphrase {
  readonly first: string;
  readonly again: string;
  readonly kept: boolean;
}

/** The passphrase that was chosen; null until all is in order. */
export function chosenPassphrase({ first, again, kept }: NewPassphrase): string | null {
  return kept && first.length >= SHORTEST_PASSPHRASE && first === again ? first : null;
}

export function useNewPassphrase() {
  return useState<NewPassphrase>({ first: '', again: '', kept: false });
}

interface Props {
  readonly value: NewPassphrase;
  onChange(value: NewPassphrase): void;
}

/** Asks for a new passphrase, and says what losing it means. */
export function NewPassphraseFields({ value, onChange }: Props) {
  const { t } = useTranslation();
  const { first, again, kept } = value;
  const count = SHORTEST_PASSPHRASE;
  const short = first !== '' && first.length < count;
  return (
    <Stack gap="sm">
      <PassphraseField
        data-autofocus
        label={t('passphrase.fresh')}
        description={t('passphrase.hint', { count })}
        value={first}
        error={short ? t('passphrase.short', { count }) : null}
        onChange={(event) => onChange({ ...value, first: event.currentTarget.value })}
      />
      <PassphraseField
        label={t('passphrase.again')}
        value={again}
        error={again !== '' && again !== first ? t('passphrase.differs') : null}
        onChange={(event) => onChange({ ...value, again: event.currentTarget.value })}
      />
      <Alert color="orange" icon={<IconAlertTriangle size={18} />} title={t('passphrase.final')}>
        {t('passphrase.finalText')}
        <Checkbox
          mt="sm"
          label={t('passphrase.kept')}
          checked={kept}
          onChange={(event) => onChange({ ...value, kept: event.currentTarget.checked })}
        />
      </Alert>
    </Stack>
  );
}
