import { appError } from '#shared/errors.ts';
import { failure, success } from '#shared/outcome.ts';
import type { Context } from './context.ts';
import type { Handlers } from './handlers.ts';
import { offerFile } from './offer-file.ts';

/** The first bytes of every PNG file (RFC 2083, section 3.1). */
const PNG_SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** Offers pictures that the window has drawn for saving. */
export function pictureHandlers(context: Context): Handlers<'export.picture'> {
  return {
    'export.picture': ({ name, png }) => {
      const bytes = new Uint8Array(Buffer.from(png, 'base64'));
      if (!PNG_SIGNATURE.every((byte, at) => bytes[at] === byte))
        return failure(appError('badRequest', { detail: 'export.picture: png' }));
      return success(offerFile(context, [name], 'png', bytes));
    },
  };
}
