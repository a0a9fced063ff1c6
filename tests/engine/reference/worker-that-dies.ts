/** A worker whose thread ends on every task. */
export default function work(): never {
  return process.exit(1);
}
