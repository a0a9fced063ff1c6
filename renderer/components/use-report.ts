import { notifications } from '@mantine/notifications';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { EditRefusal } from '#shared/allocation/types.ts';
import type { AppError } from '#shared/errors.ts';
import { errorText, refusalText } from '../i18n/errors.ts';
import { useLocale } from '../i18n/setup.ts';
import { ServiceError } from '../service/context.ts';

/** How the window tells what happened: one place, one look. */
export interface Report {
  /** An edit was not made, and why. */
  refusal(refusal: EditRefusal): void;
  /** The service said no. */
  failure(error: AppError): void;
  /** Whatever a handler threw. */
  caught(cause: unknown): void;
  /** Something the person did cannot be done; nothing changed. */
  warning(text: string): void;
  /** What was done, and what there is to know about it, which takes longer to read. */
  done(text: string, details?: readonly string[]): void;
}

export function useReport(): Report {
  const { t } = useTranslation();
  const locale = useLocale();
  return useMemo(() => {
    const closeButtonProps = { 'aria-label': t('results.dismiss') };
    const warn = (title: string, message: string) =>
      notifications.show({
        title,
        message,
        color: 'orange',
        closeButtonProps,
        autoClose: 9000,
        withBorder: true,
      });
    const fail = (message: string) =>
      notifications.show({
        title: t('report.failed'),
        message,
        color: 'red',
        closeButtonProps,
        autoClose: 12_000,
        withBorder: true,
      });
    return {
      refusal: (refusal) => warn(t('report.notChanged'), refusalText(refusal, locale)),
      failure: (error) =>
        error.refusal
          ? warn(t('report.notChanged'), errorText(error, locale))
          : fail(errorText(error, locale)),
      caught: (cause) =>
        fail(cause instanceof ServiceError ? errorText(cause.error, locale) : t('report.unexpected')),
      warning: (text) => warn(t('report.notChanged'), text),
      done: (text, details = []) =>
        notifications.show({
          ...(details.length === 0 ? { message: text } : { title: text, message: details.join(' ') }),
          color: 'teal',
          closeButtonProps,
          autoClose: details.length === 0 ? 4000 : 12_000,
          withBorder: true,
        }),
    };
  }, [t, locale]);
}
