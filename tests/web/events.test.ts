import { expect, it } from 'vitest';
import type { Service } from '../../electron/service/types.ts';
import { createEventStreams } from '../../electron/web/events.ts';

function listenedTo() {
  const listeners = new Set<Parameters<Service['subscribe']>[0]>();
  const service = {
    subscribe: (listener: Parameters<Service['subscribe']>[0]) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as Service;
  return { listeners, service };
}

it('lets go of the service, without an error, when the browser leaves', async () => {
  const { listeners, service } = listenedTo();
  const streams = createEventStreams(service, 1);
  const stream = streams.open();
  expect(listeners.size).toBe(1);
  await expect(stream?.cancel()).resolves.toBeUndefined();
  expect(listeners.size).toBe(0);
  expect(streams.open()).not.toBeNull();
  streams.close();
});

it('ends the stream of a browser that does not read, and lets go of the service', async () => {
  const { listeners, service } = listenedTo();
  const stream = createEventStreams(service, 1).open();
  for (let i = 0; i < 600; i++) for (const tell of listeners) tell({ type: 'plansChanged' });
  expect(listeners.size).toBe(0);
  let chunks = 0;
  for await (const _chunk of stream ?? []) chunks += 1;
  expect(chunks).toBeLessThan(510);
});
