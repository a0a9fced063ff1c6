import type { Reply } from '#shared/errors.ts';
import type { AppEvent } from '#shared/views.ts';

/** The use cases behind the window, the browser host and the command line. Transports only carry. */
export interface Service {
  /** Parses the payload by the contract, runs the call, and never throws: what goes wrong is in the reply. */
  handle(name: string, payload: unknown): Promise<Reply<unknown>>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: AppEvent) => void): () => void;
  /** A file that a call offered; null for an unknown or expired token. */
  offeredFile(token: string): OfferedFile | null;
  close(): Promise<void>;
}

export interface OfferedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
}
