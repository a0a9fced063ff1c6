/** The entry of a worker thread. */
export { runTask as default } from './tasks.ts';
