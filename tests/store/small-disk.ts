import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that is soon full: a file system in memory. Only a privileged user may mount one. */
export interface SmallDisk {
  readonly folder: string;
  /** Leaves so many bytes free, in whole pages, by a file that fills the rest. */
  leave(bytes: number): void;
  /** Takes no write at all, or takes them again. */
  protect(on: boolean): void;
  remove(): void;
}

/** Over `folder`, or one of its own; null where this process may not mount. */
export function mountSmallDisk(
  kibibytes: number,
  folder = mkdtempSync(join(tmpdir(), 'headroom-disk-')),
): SmallDisk | null {
  const mount = (...args: string[]) => execFileSync('mount', [...args, folder], { stdio: 'ignore' });
  try {
    mount('-t', 'tmpfs', '-o', `size=${kibibytes}k`, 'none');
  } catch {
    return null;
  }
  const ballast = join(folder, 'ballast');
  return {
    folder,
    leave: (bytes) => {
      rmSync(ballast, { force: true });
      const { bavail, bsize } = statfsSync(folder);
      const size = bavail * bsize - bytes;
      if (size > 0) writeFileSync(ballast, Buffer.alloc(size));
    },
    protect: (on) => mount('-o', `remount,${on ? 'ro' : 'rw'}`),
    remove: () => {
      // Lazily: a file that is still open does not keep the disk.
      execFileSync('umount', ['-l', folder], { stdio: 'ignore' });
      rmSync(folder, { recursive: true });
    },
  };
}
