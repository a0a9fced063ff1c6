import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import Database, { type Database as Connection } from 'better-sqlite3';

/**
 * Keys of store files that are encrypted with a passphrase. Every page of such a file and of its write-ahead log is
 * enciphered and authenticated by ChaCha20-Poly1305 (SQLite3 Multiple Ciphers), under a key that scrypt makes of the
 * passphrase and of the salt that the file begins with. Its backups have the same salt, and so the same key.
 */

/** What opens an encrypted store file: 32 bytes of key and the 16 of its salt, in hexadecimal. Not the passphrase. */
export interface StoreKey {
  readonly hex: string;
}

const KEY_BYTES = 32;
const SALT_BYTES = 16;

/**
 * 128 MiB and some 0.4 s for each guess: the first of the settings that OWASP's Password Storage Cheat Sheet names for
 * scrypt (N = 2^17, r = 8, p = 1). They are those of the format: another setting is another version of it.
 */
const COST = { N: 2 ** 17, r: 8, p: 1, maxmem: 256 * 1024 * 1024 };

/** The key that a passphrase makes with a salt; equal passphrases are equal however they were typed (NFKC). */
function deriveKey(passphrase: string, salt: Buffer): Promise<StoreKey> {
  return new Promise((resolve, reject) => {
    scrypt(passphrase.normalize('NFKC'), salt, KEY_BYTES, COST, (error, key) => {
      if (error) reject(error);
      else resolve({ hex: Buffer.concat([key, salt]).toString('hex') });
    });
  });
}

/** A key for a file that is yet to be made or enciphered anew. */
export function newKey(passphrase: string): Promise<StoreKey> {
  return deriveKey(passphrase, randomBytes(SALT_BYTES));
}

/** The key that a passphrase makes for a file that is there. Throws where its beginning cannot be read. */
export function keyFor(path: string, passphrase: string): Promise<StoreKey> {
  return deriveKey(passphrase, readHeader(path).subarray(0, SALT_BYTES));
}

/** Whether a file was encrypted with the salt of a key: then the key opens it, unless another file of that salt got another passphrase. */
export function hasSaltOf(path: string, key: StoreKey): boolean {
  const salt = key.hex.slice(2 * KEY_BYTES);
  return beginning(
    path,
    (header) => beginsEncrypted(header) && header.toString('hex', 0, SALT_BYTES) === salt,
  );
}

/** Whether two keys are the same, found out in a time that says nothing of them. */
export function sameKey(one: StoreKey, other: StoreKey): boolean {
  const [a, b] = [Buffer.from(one.hex), Buffer.from(other.hex)];
  return a.length === b.length && timingSafeEqual(a, b);
}

/** As much of a file as tells whether it is a store, plain or encrypted. */
export const TELLING_BYTES = 24;
/** What every plain SQLite file begins with. */
export const MAGIC = 'SQLite format 3\0';
/** The page size of every file that this program makes. */
export const PAGE_BYTES = 4096;
/** Nonce and tag at the end of each page. */
export const SEALED_BYTES = 32;
/**
 * What stays readable of an encrypted file's header (sqlite.org/fileformat2.html, 1.3): at byte 16 the size of a page, at
 * byte 20 how much is reserved in each, and three constants.
 */
const PAGE_BYTES_AT = 16;
const READABLE = Buffer.from([SEALED_BYTES, 64, 32, 32]);
const READABLE_AT = 20;

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(TELLING_BYTES);
  const file = openSync(path, 'r');
  try {
    readSync(file, header, 0, TELLING_BYTES, 0);
  } finally {
    closeSync(file);
  }
  return header;
}

const beginsPlainly = (header: Buffer) => header.toString('latin1', 0, MAGIC.length) === MAGIC;

/** Whether bytes begin as a store file does, plain or encrypted. */
export function looksLikeStore(bytes: Uint8Array): boolean {
  const header = Buffer.alloc(TELLING_BYTES);
  header.set(bytes.subarray(0, TELLING_BYTES));
  return beginsPlainly(header) || beginsEncrypted(header);
}

/** Whether a file that begins like this is an encrypted store, as far as that shows from outside. */
export function beginsEncrypted(header: Buffer): boolean {
  const readable = header.subarray(READABLE_AT, READABLE_AT + READABLE.length);
  const pages = header.readUInt16BE(PAGE_BYTES_AT) === PAGE_BYTES;
  return !beginsPlainly(header) && pages && readable.equals(READABLE);
}

/** The same for a file; false where it cannot be read. */
export function isEncrypted(path: string): boolean {
  return beginning(path, beginsEncrypted);
}

function beginning(path: string, test: (header: Buffer) => boolean): boolean {
  try {
    return test(readHeader(path));
  } catch {
    return false;
  }
}

const keyText = (key: StoreKey | null) => (key === null ? '' : `raw:${key.hex}`);

const CIPHER = 'chacha20';

/**
 * Says by which cipher pages are read and written, whatever the library's own choice is or becomes. Throws where there
 * is none: an SQLite without ciphers takes no notice of a key, and would write a plain file.
 */
function chooseCipher(connection: Connection): void {
  if (connection.pragma(`cipher = '${CIPHER}'`, { simple: true }) !== CIPHER) {
    connection.close();
    throw new Error('this SQLite has no cipher: install the packages anew');
  }
  connection.pragma('legacy = 0');
  // Sorting and undoing a statement would else write what is deciphered to a temporary file.
  connection.pragma('temp_store = MEMORY');
}

/**
 * Connects to a file, by `key` where one is given and the file is not a plain one: what is made is encrypted then. A key
 * that does not fit shows at the first statement, as SQLITE_NOTADB.
 */
export function connectTo(path: string, key: StoreKey | null, options: Database.Options = {}): Connection {
  const keyed = key !== null && !beginning(path, beginsPlainly);
  const connection = new Database(path, options);
  if (keyed) {
    chooseCipher(connection);
    connection.pragma(`key = '${keyText(key)}'`);
  }
  return connection;
}

/**
 * Enciphers a file anew in its place: from key to key, from none, or to none. For a copy that nobody else knows of and
 * that has no write-ahead log: broken off half-way it is lost.
 */
export function rekey(path: string, from: StoreKey | null, to: StoreKey | null): void {
  const connection = connectTo(path, from, { fileMustExist: true });
  try {
    if (from === null) chooseCipher(connection);
    connection.pragma(`rekey = '${keyText(to)}'`);
  } finally {
    connection.close();
  }
}
