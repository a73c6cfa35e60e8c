/** An error as a log may hold it. What a database adds of a row's values (detail, where, hint) stays out: they are people's. */
export function loggedError(err: unknown): object {
  if (!(err instanceof Error)) return { message: String(err) }
  const { name, message, stack } = err
  const { code, constraint } = err as { code?: unknown; constraint?: unknown }
  return {
    name,
    message,
    ...(code === undefined ? {} : { code }),
    ...(constraint === undefined ? {} : { constraint }),
    stack,
    ...(err.cause === undefined ? {} : { cause: loggedError(err.cause) }),
  }
}
