import { Temporal } from 'temporal-polyfill'

/** A stretch of time in which a zone keeps one offset: from ≤ instant < to, all in milliseconds. */
interface OffsetSpan {
  readonly from: number
  readonly to: number
  readonly offsetMs: number
}

/**
 * Spans seen so far, by zone, the latest found first. Asking Temporal costs microseconds and a bulk run asks
 * hundreds of thousands of times within a few spans. Exact, because a span ends where the zone's rule changes.
 */
const spansByZone = new Map<string, OffsetSpan[]>()
/** Bounds for the memory: there are about 600 zone names, and a zone changes twice a year. */
const MOST_ZONES = 600
const MOST_SPANS = 64

/** Milliseconds the zone's local time is ahead of UTC at that instant. The zone must be known (`isTimeZone`). */
export function offsetMsAt(epochMs: number, timeZone: string): number {
  let spans = spansByZone.get(timeZone)
  if (spans === undefined) {
    if (spansByZone.size >= MOST_ZONES) spansByZone.clear()
    spansByZone.set(timeZone, (spans = []))
  }
  for (const span of spans) if (span.from <= epochMs && epochMs < span.to) return span.offsetMs
  const span = spanAt(epochMs, timeZone)
  if (spans.length >= MOST_SPANS) spans.pop()
  spans.unshift(span)
  return span.offsetMs
}

function spanAt(epochMs: number, timeZone: string): OffsetSpan {
  const at = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(timeZone)
  // "previous" is strictly before, so a change at this very instant is found from one millisecond later.
  const previous = at.add({ milliseconds: 1 }).getTimeZoneTransition('previous')
  const next = at.getTimeZoneTransition('next')
  return {
    from: previous?.epochMilliseconds ?? -Infinity,
    to: next?.epochMilliseconds ?? Infinity,
    offsetMs: Math.round(at.offsetNanoseconds / 1e6),
  }
}

/** Whether `name` is a zone of the IANA database, such as Europe/Berlin or UTC; bare offsets are not. */
export function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z][A-Za-z0-9_+\-/]{1,63}$/.test(name)) return false
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

/**
 * The instant, in milliseconds, at which clocks in the zone show that date ('2026-03-01') and time ('14:05:00'); both
 * must exist. A time that a change of clocks skips is read as if the clocks had not changed yet; of one that comes
 * twice, the first is meant (as calendars do, RFC 5545).
 */
export function epochMsOfLocal(date: string, clock: string, timeZone: string): number {
  return Temporal.PlainDateTime.from(`${date}T${clock}`).toZonedDateTime(timeZone).epochMilliseconds
}
