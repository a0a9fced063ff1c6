import { Button, Group, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly initial: string;
  onSubmit(name: string): void;
  onCancel(): void;
}

/** Asks for the name of a plan. */
export function NameForm({ initial, onSubmit, onCancel }: Props) {
  const { t } = useTranslation();
  const [name, setName] = useState(initial);
  const chosen = name.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (chosen !== '') onSubmit(chosen);
      }}
    >
      <TextInput
        label={t('plans.name')}
        value={name}
        maxLength={200}
        data-autofocus
        onChange={(event) => setName(event.currentTarget.value)}
      />
      <Group justify="flex-end" mt="lg">
        <Button variant="default" onClick={onCancel}>
          {t('plans.cancel')}
        </Button>
        <Button type="submit" disabled={chosen === ''}>
          {t('plans.save')}
        </Button>
      </Group>
    </form>
  );
}
