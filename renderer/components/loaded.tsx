import { Alert, Button, Center, Loader } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorText } from '../i18n/errors.ts';
import { useLocale } from '../i18n/setup.ts';
import { ServiceError } from '../service/context.ts';

interface Props<Value> {
  readonly query: {
    readonly data: Value | undefined;
    readonly error: Error | null;
    refetch(): Promise<unknown>;
  };
  /** What is being loaded, for screen readers. */
  readonly label: string;
  children(value: Value): ReactNode;
}

/** Shows what a query brought; until then that it is under way, or what went wrong and how to try again. */
export function Loaded<Value>({ query, label, children }: Props<Value>) {
  const { t } = useTranslation();
  const locale = useLocale();
  if (query.data !== undefined) return children(query.data);
  if (query.error) {
    const text =
      query.error instanceof ServiceError ? errorText(query.error.error, locale) : t('report.unexpected');
    return (
      <Alert color="red" icon={<IconAlertTriangle />} title={t('report.failed')} maw={640} mx="auto" mt="xl">
        {text}
        <Button mt="sm" size="xs" variant="light" color="red" onClick={() => void query.refetch()}>
          {t('report.retry')}
        </Button>
      </Alert>
    );
  }
  return (
    <Center h={240}>
      <Loader role="status" aria-label={t('report.loading', { what: label })} />
    </Center>
  );
}
