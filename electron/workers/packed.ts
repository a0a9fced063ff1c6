import { randomUUID } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { Program } from '../engine/graph/program.ts';
import type { Task } from './tasks.ts';

type Simulate = Extract<Task, { type: 'simulate' }>;

/** A program in two parts, as bytes that all threads share: what programs have in common that differ in numbers, and these. */
interface PackedProgram {
  readonly structureId: string;
  readonly structure: SharedArrayBuffer;
  readonly numbers: SharedArrayBuffer;
}

/** A task on its way to another thread. Many tasks have a program in common, and many programs their structure. */
export type PackedTask =
  | Exclude<Task, Simulate>
  | (Omit<Simulate, 'program'> & { readonly program: PackedProgram });

function shared(value: unknown): SharedArrayBuffer {
  const serialized = serialize(value);
  const bytes = new SharedArrayBuffer(serialized.byteLength);
  new Uint8Array(bytes).set(serialized);
  return bytes;
}

/** A copy of this thread's own, since what is read must not lie in shared memory. */
function read<Value>(bytes: SharedArrayBuffer): Value {
  return deserialize(new Uint8Array(bytes).slice()) as Value;
}

function numbersOf({ scalars, constantSlots, trees, constantColumns }: Program) {
  return { scalars, constantSlots, treeScalars: trees.scalars, constantColumns };
}

type Numbers = ReturnType<typeof numbersOf>;
type Structure = Omit<Program, keyof Numbers | 'trees'> & {
  readonly trees: Omit<Program['trees'], 'scalars'>;
};

function structureOf({ instructions, slots, draws, distributions, columns, trees }: Program): Structure {
  const { shapes, leaves } = trees;
  return { instructions, slots, draws, distributions, columns, trees: { shapes, leaves } };
}

function programOf({ trees, ...structure }: Structure, { treeScalars, ...numbers }: Numbers): Program {
  return { ...structure, ...numbers, trees: { ...trees, scalars: treeScalars } };
}

/** By a program's instructions: programs that differ in numbers have the same. */
const structures = new WeakMap<Int32Array, Pick<PackedProgram, 'structureId' | 'structure'>>();
const packed = new WeakMap<Program, PackedProgram>();

function packProgram(program: Program): PackedProgram {
  let whole = packed.get(program);
  if (!whole) {
    let structure = structures.get(program.instructions);
    structure ??= { structureId: randomUUID(), structure: shared(structureOf(program)) };
    structures.set(program.instructions, structure);
    whole = { ...structure, numbers: shared(numbersOf(program)) };
    packed.set(program, whole);
  }
  return whole;
}

export function packTask(task: Task): PackedTask {
  return task.type === 'simulate' ? { ...task, program: packProgram(task.program) } : task;
}

/** What this thread has read last: the tasks of a run follow each other, and so do previews of a plan. */
let lastStructure: { readonly id: string; readonly structure: Structure } | null = null;
let last: { readonly id: string; readonly program: Program } | null = null;

function unpackProgram({ structureId, structure, numbers }: PackedProgram): Program {
  if (lastStructure?.id !== structureId)
    lastStructure = { id: structureId, structure: read<Structure>(structure) };
  return programOf(lastStructure.structure, read<Numbers>(numbers));
}

export function unpackTask(task: PackedTask): Task {
  if (task.type !== 'simulate') return task;
  if (last?.id !== task.programId) last = { id: task.programId, program: unpackProgram(task.program) };
  return { ...task, program: last.program };
}
