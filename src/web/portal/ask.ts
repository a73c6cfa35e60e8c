/** What the server said to an act: done, with what it answered, or the status it refused with; 0 where it said nothing. */
export type Said<T> =
  | { readonly done: true; readonly answer: T }
  | { readonly done: false; readonly status: number }

/** Does something at a door of the portal. */
export async function act<T>(method: 'POST' | 'DELETE', path: string, body?: object): Promise<Said<T>> {
  try {
    const response = await fetch(path, {
      method,
      ...(body ? { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) } : {}),
    })
    return response.ok
      ? { done: true, answer: (await response.json()) as T }
      : { done: false, status: response.status }
  } catch {
    return { done: false, status: 0 }
  }
}
