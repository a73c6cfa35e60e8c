import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { World } from '../operations/world.ts'
import { readAcross } from '../store/engine/transaction.ts'
import { waitingJobs } from '../store/jobs.ts'

/** The figures of this process, for Prometheus. They hold no name, number or amount of anybody's books. */
export interface Metrics {
  readonly requests: Counter<'method' | 'door' | 'status'>
  readonly seconds: Histogram<'method' | 'door'>
  readonly underway: Gauge
  readonly outcomes: Counter<'outcome'>
  readonly registry: Registry
}

const SECONDS = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

export function metricsOf(world: World): Metrics {
  const registry = new Registry()
  const registers = [registry]
  collectDefaultMetrics({ register: registry })
  const { pool } = world.db
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value())
      },
    })
  }
  gauge('billhook_database_connections', 'Connections of the pool', () => pool.totalCount)
  gauge('billhook_database_connections_idle', 'Of those, unused', () => pool.idleCount)
  gauge('billhook_database_waiting', 'Transactions waiting for a connection', () => pool.waitingCount)
  new Gauge({
    name: 'billhook_jobs_waiting',
    help: 'Jobs due and not done',
    registers,
    async collect() {
      // A database that is away has no figure; the others are still told.
      const waiting = await readAcross(world.db, (tx) => waitingJobs(tx)).catch(() => Number.NaN)
      this.set(waiting)
    },
  })
  return {
    registry,
    requests: new Counter({
      name: 'billhook_http_requests_total',
      help: 'Requests answered',
      labelNames: ['method', 'door', 'status'],
      registers,
    }),
    seconds: new Histogram({
      name: 'billhook_http_request_seconds',
      help: 'How long requests took',
      labelNames: ['method', 'door'],
      buckets: SECONDS,
      registers,
    }),
    underway: new Gauge({
      name: 'billhook_http_requests_underway',
      help: 'Requests being answered',
      registers,
    }),
    outcomes: new Counter({
      name: 'billhook_commands_total',
      help: 'What became of events and acts',
      labelNames: ['outcome'],
      registers,
    }),
  }
}
