import type { Allocation, AllocationEdit } from '#shared/allocation/types.ts';
import type { EditWords } from '#shared/allocation/words.ts';
import type { PlanView } from '#shared/views.ts';
import type { PlaceGroup } from './places.ts';
import type { Start } from './start.ts';

/** What every form of the dialog works on. */
export interface FormProps {
  readonly plan: PlanView;
  readonly scenario: string;
  readonly allocation: Allocation;
  readonly words: EditWords;
  readonly start: Start;
  readonly groups: readonly PlaceGroup[];
  /** The plan's periods by name. */
  readonly periods: readonly string[];
  /** Makes the edit and closes the dialog. */
  apply(edit: AllocationEdit): void;
  onCancel(): void;
}
