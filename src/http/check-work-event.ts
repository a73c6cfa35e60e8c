import { WorkEvent } from '../contract/work-event.ts'
import type { z } from '../contract/z.ts'
import type { CheckWorkEvent } from '../domain/mapping/map-event.ts'
import { refuseContent } from './content.ts'

/** Holds what a mapping makes to the bounds of every work event, and tells each fault by its place in the event. */
export const checkWorkEvent: CheckWorkEvent<z.output<typeof WorkEvent>> = (event) => {
  const checked = WorkEvent.safeParse(event)
  return checked.success ? { event: checked.data } : { faults: refuseContent(checked.error.issues).errors }
}
