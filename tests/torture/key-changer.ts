import { writeSync } from 'node:fs';
import { isEncrypted } from '../../electron/store/key.ts';
import { changeKey } from '../../electron/store/protect.ts';

/** The process that is killed while it encrypts a store file and decrypts it again, for ever. */

const [storePath = '', hex = ''] = process.argv.slice(2);
writeSync(1, 'ready\n');
for (;;) {
  const key = { hex };
  const [from, to] = isEncrypted(storePath) ? [key, null] : [null, key];
  const changed = changeKey({ storePath, from, to });
  if (!changed.ok) throw new Error(JSON.stringify(changed.faults));
  writeSync(1, 'changed\n');
}
