import { isAPIError } from 'better-auth/api'

/** What the library refuses because of what it was given is null; anything else it throws is a fault. */
export async function expected<T>(asked: Promise<T>): Promise<T | null> {
  try {
    return await asked
  } catch (err) {
    if (isAPIError(err) && err.statusCode < 500) return null
    throw err
  }
}
