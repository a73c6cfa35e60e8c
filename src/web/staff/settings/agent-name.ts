/** The later ones call themselves by the earlier ones' names too, so the order counts. */
const BROWSERS = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const
const SYSTEMS = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Android/, 'Android'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const

/** What a browser calls itself, for people: Firefox, Windows. Null where it says nothing known. */
export function agentName(agent: string | null): string | null {
  if (agent === null) return null
  const known = [BROWSERS, SYSTEMS].flatMap((names) => names.find(([says]) => says.test(agent))?.[1] ?? [])
  return known.length === 0 ? null : known.join(', ')
}
