import { WorkEvent } from '../contract/work-event.ts'
import type { CheckEvent } from '../operations/fleetbase/ports.ts'
import { refuse } from '../kernel/refusal.ts'

/** Holds an event that was read elsewhere to the same bounds as one that is sent to the API. */
export const checkEvent: CheckEvent = (event) => {
  const checked = WorkEvent.safeParse(event)
  if (checked.success) return checked.data
  const issue = checked.error.issues[0]!
  const pointer = issue.path.map((part) => `/${String(part)}`).join('')
  return refuse(
    'event_out_of_bounds',
    1,
    `What this comes to cannot be taken: ${pointer}: ${issue.message}`,
    {
      pointer,
      remedy: 'Correct the record in Fleetbase; it is read again with its next webhook.',
    },
  )
}
