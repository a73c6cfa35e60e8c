/** An expected failure, as a value: nothing was changed, and this says why to people and to programs. */
export interface Refusal {
  readonly refused: true
  /** Stable, snake_case, for programs: `date_not_in_calendar`. */
  readonly code: string
  /** Number of the product rule that is kept by refusing, or null when it is only about form. */
  readonly rule: number | null
  /** One plain sentence for people. */
  readonly message: string
  /** What to do about it. */
  readonly remedy?: string
  /** JSON pointer to the offending input: `/lines/0/quantity`. */
  readonly pointer?: string
  /** The offending values, as they were given. */
  readonly values?: Record<string, unknown>
}

/** Makes a refusal; `extra` adds the remedy, the place in the input and the offending values. */
export function refuse(
  code: string,
  rule: number | null,
  message: string,
  extra?: Pick<Refusal, 'remedy' | 'pointer' | 'values'>,
): Refusal {
  return { refused: true, code, rule, message, ...extra }
}

/** Tells a refusal from a result; narrows `T | Refusal` both ways. */
export function isRefusal(x: unknown): x is Refusal {
  return typeof x === 'object' && x !== null && 'refused' in x && x.refused === true
}
