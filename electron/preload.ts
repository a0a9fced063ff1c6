import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import type { Reply } from '#shared/errors.ts';
import type { AppEvent } from '#shared/views.ts';
import { CALLS, CHANNELS, CLOSING_EVENT } from './host/channels.ts';

/**
 * What the page of the desktop window gets: calls of the contract and events, nothing else. The types of the contract
 * are checked where calls arrive.
 */

const underWay = new Set<Promise<unknown>>();

function call(name: string, payload: unknown): Promise<Reply<unknown>> {
  if (typeof name !== 'string' || !Object.hasOwn(CALLS, name)) {
    return Promise.reject(new Error('no such call'));
  }
  const reply: Promise<Reply<unknown>> = ipcRenderer.invoke(CHANNELS.call, name, payload);
  const settled: Promise<unknown> = reply.then(
    () => underWay.delete(settled),
    () => underWay.delete(settled),
  );
  underWay.add(settled);
  return reply;
}

function subscribe(listener: (event: AppEvent) => void): () => void {
  const forward = (_event: IpcRendererEvent, event: AppEvent) => listener(event);
  ipcRenderer.on(CHANNELS.event, forward);
  return () => {
    ipcRenderer.removeListener(CHANNELS.event, forward);
  };
}

/** Lets an open editor commit (it loses the focus, and the page hears of it), then waits for the calls it made. */
async function finishEditing(): Promise<void> {
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  window.dispatchEvent(new Event(CLOSING_EVENT));
  // Editors may commit in a task of their own after they lost the focus.
  await new Promise((resolve) => setTimeout(resolve, 50));
  while (underWay.size > 0) await Promise.all(underWay);
  ipcRenderer.send(CHANNELS.closed);
}

ipcRenderer.on(CHANNELS.closing, () => void finishEditing());
contextBridge.exposeInMainWorld('headroom', { call, subscribe });
