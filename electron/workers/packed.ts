import { deserialize, serialize } from 'node:v8';
import type { Program } from '../engine/graph/program.ts';
import type { Task } from './tasks.ts';

type Simulate = Extract<Task, { type: 'simulate' }>;

/** A task on its way to another thread: a program, which many tasks have in common, as bytes that all threads share. */
export type PackedTask =
  | Exclude<Task, Simulate>
  | (Omit<Simulate, 'program'> & { readonly program: SharedArrayBuffer });

const packed = new WeakMap<Program, SharedArrayBuffer>();

function packProgram(program: Program): SharedArrayBuffer {
  let bytes = packed.get(program);
  if (!bytes) {
    const serialized = serialize(program);
    bytes = new SharedArrayBuffer(serialized.byteLength);
    new Uint8Array(bytes).set(serialized);
    packed.set(program, bytes);
  }
  return bytes;
}

export function packTask(task: Task): PackedTask {
  return task.type === 'simulate' ? { ...task, program: packProgram(task.program) } : task;
}

/** The program that this thread has read last: the tasks of a run follow each other. */
let last: { readonly id: string; readonly program: Program } | null = null;

export function unpackTask(task: PackedTask): Task {
  if (task.type !== 'simulate') return task;
  if (last?.id !== task.programId) {
    // A copy of this thread's own, since what is read must not lie in shared memory.
    const bytes = new Uint8Array(task.program).slice();
    last = { id: task.programId, program: deserialize(bytes) as Program };
  }
  return { ...task, program: last.program };
}
