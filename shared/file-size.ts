const MIB = 1024 * 1024;

/** Bytes of a file that the window sends at most: base64 makes a third more of them. */
export const MOST_SENT_BYTES = 45 * MIB;

/** `12.5 MiB`, for messages. */
export function mebibytes(bytes: number): string {
  return `${Math.round((bytes / MIB) * 10) / 10} MiB`;
}
