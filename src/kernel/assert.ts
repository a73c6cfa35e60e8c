/** Thrown when the program broke one of its own assumptions; expected failures are `Refusal` values instead. */
export class AssertionError extends Error {
  override readonly name = 'AssertionError'
}

/** States what must be true here. A false condition is a bug of ours, never of the input. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new AssertionError(message)
}

/** Closes a `switch` over a union: the compiler refuses the call while a case is missing. */
export function unreachable(x: never): never {
  throw new AssertionError(`unreachable case: ${String(x)}`)
}
