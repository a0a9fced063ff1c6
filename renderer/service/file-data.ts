import { appError } from '#shared/errors.ts';
import { MOST_SENT_BYTES, mebibytes } from '#shared/file-size.ts';
import { ServiceError } from './context.ts';

const PIECE = 32_768;

/** A file's bytes in base64, as calls carry them. Throws a {@link ServiceError} for one too large, before reading it. */
export async function fileData(content: Blob): Promise<string> {
  if (content.size > MOST_SENT_BYTES) {
    const args = { size: mebibytes(content.size), most: mebibytes(MOST_SENT_BYTES) };
    throw new ServiceError(appError('fileTooLarge', args));
  }
  const bytes = new Uint8Array(await content.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) {
    text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  }
  return btoa(text);
}
