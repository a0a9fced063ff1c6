import { plans } from './001-plans.ts';
import { changeBase } from './002-change-base.ts';
import type { Migration } from './migration.ts';

/** Every migration, in order: version 1 first, without gaps. */
export const MIGRATIONS: readonly Migration[] = [plans, changeBase];

/** The version of the files that this program writes. */
export const STORE_VERSION = MIGRATIONS.length;
