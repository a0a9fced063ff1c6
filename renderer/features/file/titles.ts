import type { TFunction } from 'i18next';
import type { AppError } from '#shared/errors.ts';

const TITLED = [
  'storeReadOnly',
  'storeFull',
  'storeLocked',
  'storeNewer',
  'storeForeign',
  'storeHeader',
  'storeDamaged',
  'storeGone',
  'storeZeroBytes',
  'storeFolder',
  'storeStalled',
  'storeEncrypted',
  'passphraseWrong',
] as const;

/** What happened to the file, in a few words. */
export function titleOf(code: AppError['code'], t: TFunction): string {
  const title = TITLED.find((each) => each === code) ?? 'other';
  return t(`file.titles.${title}`);
}
