import type { AppEvent } from '#shared/views.ts';
import type { Service } from '../service/types.ts';

const HEARTBEAT_MS = 15_000;
/** What may wait for a browser that does not read; past it the stream ends and the browser connects again. */
const LARGEST_QUEUE = 500;

/** Streams of server-sent events, one per open page. */
export interface EventStreams {
  /** A new stream of the service's events; null where too many are open. */
  open(): ReadableStream<Uint8Array> | null;
  /** Ends all streams, so that the server can close. */
  close(): void;
}

export function createEventStreams(service: Service, most: number): EventStreams {
  const open = new Set<() => void>();
  const encoder = new TextEncoder();

  function stream(): ReadableStream<Uint8Array> {
    let end: () => void = () => {};
    let left = false;
    return new ReadableStream<Uint8Array>(
      {
        start(controller) {
          const send = (text: string) => {
            if ((controller.desiredSize ?? 0) < -LARGEST_QUEUE) end();
            else controller.enqueue(encoder.encode(text));
          };
          const unsubscribe = service.subscribe((event: AppEvent) =>
            send(`data: ${JSON.stringify(event)}\n\n`),
          );
          const heartbeat = setInterval(() => send(': still here\n\n'), HEARTBEAT_MS);
          end = () => {
            if (!open.delete(end)) return;
            clearInterval(heartbeat);
            unsubscribe();
            // A stream that the browser left is closed already.
            if (!left) controller.close();
          };
          open.add(end);
          send('retry: 1000\n\n');
        },
        cancel() {
          left = true;
          end();
        },
      },
      new CountQueuingStrategy({ highWaterMark: 1 }),
    );
  }

  return {
    open: () => (open.size < most ? stream() : null),
    close: () => {
      for (const end of [...open]) end();
    },
  };
}
