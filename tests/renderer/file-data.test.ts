import { expect, test } from 'vitest';
import { MOST_SENT_BYTES } from '#shared/file-size.ts';
import { ServiceError } from '../../renderer/service/context.ts';
import { fileData } from '../../renderer/service/file-data.ts';

test('a file is sent as it is, whatever bytes it has', async () => {
  const bytes = Uint8Array.from({ length: 100_000 }, (_, n) => (n * 31) % 256);
  expect(Buffer.from(await fileData(new Blob([bytes])), 'base64').equals(bytes)).toBe(true);
});

test('a file of 500 MB is refused before it is read, with both sizes', async () => {
  const refused = fileData({
    size: 500_000_000,
    arrayBuffer: () => Promise.reject(new Error('it was read')),
  } as unknown as Blob);
  await expect(refused).rejects.toThrow(ServiceError);
  await expect(refused).rejects.toMatchObject({
    error: {
      code: 'fileTooLarge',
      args: { size: '476.8 MiB', most: `${MOST_SENT_BYTES / 1024 / 1024} MiB` },
    },
  });
});
