import type { CallName } from '#shared/contract.ts';

/** Names of the messages between the main process and the preload script. */
export const CHANNELS = {
  call: 'headroom:call',
  event: 'headroom:event',
  /** The window is about to close: commit what is being typed. */
  closing: 'headroom:closing',
  /** Everything is committed. */
  closed: 'headroom:closed',
} as const;

/**
 * The event on `window` by which the page learns that it closes. It may answer with calls; the window waits for them.
 */
export const CLOSING_EVENT = 'headroom-closing';

/** What the window may call. The compiler refuses a name that is missing here or that the contract does not have. */
export const CALLS: Readonly<Record<CallName, true>> = {
  'app.info': true,
  'settings.get': true,
  'settings.set': true,
  'plans.list': true,
  'plans.create': true,
  'plans.import': true,
  'plans.duplicate': true,
  'plans.rename': true,
  'plans.delete': true,
  'plans.restore': true,
  'plans.get': true,
  'allocation.get': true,
  'allocation.edit': true,
  'allocation.budget': true,
  'limits.edit': true,
  'notes.set': true,
  'courses.variables': true,
  'courses.get': true,
  'history.undo': true,
  'history.redo': true,
  'history.restore': true,
  'history.list': true,
  'assumptions.get': true,
  'assumptions.look': true,
  'assumptions.set': true,
  'assumptions.override': true,
  'assumptions.release': true,
  'assumptions.fit': true,
  'correlations.get': true,
  'correlations.set': true,
  'runs.start': true,
  'runs.cancel': true,
  'runs.list': true,
  'runs.latest': true,
  'runs.get': true,
  'runs.distribution': true,
  'preview.run': true,
  'compare.run': true,
  'compare.cell': true,
  'compare.bridge': true,
  'compare.differences': true,
  'compare.note': true,
  'compare.setNote': true,
  'jobs.cancel': true,
  'explain.cell': true,
  'explain.tail': true,
  'export.picture': true,
  'export.workbook': true,
  'export.plan': true,
  'import.read': true,
  'import.preview': true,
  'import.apply': true,
  'import.plan': true,
  'files.save': true,
};
