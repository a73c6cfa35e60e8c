import type { BackFill } from '../contract/back-fill.ts'
import type { BackFillRow } from '../store/back-fills.ts'

/** A back-fill as it is told. Fleetbase does not say how many orders there are, so its progress is in time. */
export function presentBackFill(row: BackFillRow): BackFill {
  const [since, readTo, startedAt] = [row.since, row.read_to, row.started_at].map((at) => Date.parse(at)) as [
    number,
    number,
    number,
  ]
  const part = startedAt > since ? (readTo - since) / (startedAt - since) : 0
  const { id, state, read, told, nothing, refused, failed, reason } = row
  return {
    id,
    since: row.since,
    dryRun: row.dry_run,
    state,
    progress: state === 'done' ? 1 : Math.min(Math.max(part, 0), 1),
    readTo: row.read_to,
    read,
    told,
    nothing,
    refused,
    failed,
    reason,
    startedAt: row.started_at,
    startedBy: row.started_by,
    finishedAt: row.finished_at,
  }
}
