import type { APIError } from 'better-auth/api'

/** What the library throws where it refuses or fails by itself; null for anything else. */
export async function refusalOf(err: unknown): Promise<InstanceType<typeof APIError> | null> {
  const { isAPIError } = await import('better-auth/api')
  return isAPIError(err) ? err : null
}

/** What the library refuses because of what it was given is null; anything else it throws is a fault. */
export async function expected<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (err) {
    const refusal = await refusalOf(err)
    if (refusal && refusal.statusCode < 500) return null
    throw err
  }
}
