/** What differs between two times of doing the same at one instant, ids that are made, told by the order they come in. */
export function withoutIds(value: unknown): unknown {
  const seen = new Map<string, string>()
  const text = JSON.stringify(value).replaceAll(
    /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g,
    (id) => seen.get(id) ?? seen.set(id, `id ${seen.size}`).get(id)!,
  )
  return JSON.parse(text)
}
