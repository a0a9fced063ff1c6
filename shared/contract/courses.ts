import { z } from 'zod';
import { call, id, memberId } from './fields.ts';

/** How a variable goes over the periods for one region and line, each null where the variable doesn't tell them apart. */
export interface Course {
  region: string | null;
  line: string | null;
  /** The mean of every period, in the variable's unit; null where it is not finite. */
  means: (number | null)[];
}

/** Courses over time that spend can follow. */
export const COURSE_CALLS = {
  /** Names of the variables that have a value for every period. */
  'courses.variables': call(z.strictObject({ planId: id }))<{ variables: string[] }>(),
  /** What one of them comes to on average under a scenario, period by period. */
  'courses.get': call(z.strictObject({ planId: id, scenario: memberId, variable: memberId }))<{
    courses: Course[];
  }>(),
} as const;
