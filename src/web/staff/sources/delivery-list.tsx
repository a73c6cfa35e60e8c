import { Button, Group, VisuallyHidden } from '@mantine/core'
import { modals } from '@mantine/modals'
import type { ComponentProps, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Empty } from '../../ui/empty.tsx'
import { ListSurface } from '../../ui/list-surface.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const TONES = {
  waiting: 'waiting',
  ingested: 'good',
  ignored: 'ended',
  refused: 'attention',
  failed: 'bad',
} as const

type Outcome = keyof typeof TONES

/** A delivery of either kind of source, as a row. */
export interface DeliveryItem {
  readonly id: string
  readonly name: string
  /** Why it came out so, or what it is about. */
  readonly under: string | null
  readonly outcome: Outcome
  readonly received: string
  readonly last: string
  /** What the button to replay it is called; null where it cannot be. */
  readonly replay: string | null
}

/** What a source sent and what became of it, by outcome, with the way to look into each and to replay it. */
export function DeliveryList<O extends Outcome>({
  list,
  items,
  outcomes,
  outcome,
  counts,
  lastColumn,
  nothingYet,
  beside,
  replay,
  choose,
  open,
}: {
  list: ComponentProps<typeof ListSurface>['list']
  items: readonly DeliveryItem[]
  outcomes: readonly O[]
  outcome: O | undefined
  /** How many there are of each, where that is known. */
  counts?: Readonly<Record<O, number>> | undefined
  lastColumn: string
  /** What would put something into the list. */
  nothingYet: string
  beside?: ReactNode
  replay: { readonly isPending: boolean; readonly variables: string | undefined; readonly mutate: Mutate }
  choose: (outcome: O | undefined) => void
  open: (id: string) => void
}) {
  const { t } = useTranslation('sources')
  return (
    <>
      <Group justify="space-between" gap="sm">
        <Filters outcomes={outcomes} counts={counts} outcome={outcome} choose={choose} />
        {beside}
      </Group>
      <ListSurface
        list={list}
        count={items.length}
        empty={
          <Empty title={outcome === undefined ? t('deliveries.nothing') : t('deliveries.none')}>
            {outcome === undefined ? nothingYet : t('deliveries.noneSo')}
          </Empty>
        }
      >
        <div className="scroll">
          <table className="rows cards">
            <thead>
              <tr>
                <th>{t('deliveries.delivery')}</th>
                <th>{t('deliveries.outcome')}</th>
                <th>{t('deliveries.received')}</th>
                <th>{lastColumn}</th>
                <th>
                  <VisuallyHidden>{t('deliveries.actions')}</VisuallyHidden>
                </th>
              </tr>
            </thead>
            <tbody>
              {items.map((item) => (
                <tr key={item.id}>
                  <td style={{ gridRow: 'span 2' }}>
                    <button type="button" className="plain-button" onClick={() => open(item.id)}>
                      {item.name}
                    </button>
                    <div className="quiet" style={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>
                      {item.under}
                    </div>
                  </td>
                  <td>
                    <span className={`tone tone-${TONES[item.outcome]}`}>
                      {t(`deliveries.outcomes.${item.outcome}`)}
                    </span>
                  </td>
                  <td className="amount phone-hide">{item.received}</td>
                  <td className="phone-hide" style={{ whiteSpace: 'nowrap' }}>
                    {item.last}
                  </td>
                  <td className="end" style={{ gridColumn: 2 }}>
                    {item.replay !== null && (
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-label={item.replay}
                        loading={replay.isPending && replay.variables === item.id}
                        onClick={() =>
                          replay.mutate(item.id, { onError: showProblem(t('deliveries.replay')) })
                        }
                      >
                        {t('deliveries.replay')}
                      </Button>
                    )}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </ListSurface>
    </>
  )
}

type Mutate = (id: string, options: { readonly onError: (error: Error) => void }) => void

function Filters<O extends Outcome>({
  outcomes,
  counts,
  outcome,
  choose,
}: {
  outcomes: readonly O[]
  counts: Readonly<Record<O, number>> | undefined
  outcome: O | undefined
  choose: (outcome: O | undefined) => void
}) {
  const { t } = useTranslation('sources')
  const all = counts && outcomes.reduce((sum, one) => sum + counts[one], 0)
  const tab = (value: O | undefined, label: string, count: number | undefined) => (
    <button
      key={value ?? ''}
      type="button"
      className="word-tab"
      aria-current={outcome === value}
      data-none={count === 0}
      onClick={() => choose(value)}
    >
      {label}
      {count !== undefined && <span className="count">{count}</span>}
    </button>
  )
  return (
    <div className="word-tabs" role="group" aria-label={t('deliveries.byOutcome')}>
      {tab(undefined, t('deliveries.all'), all)}
      {outcomes.map((value) => tab(value, t(`deliveries.outcomes.${value as Outcome}`), counts?.[value]))}
    </div>
  )
}

/** Shows what went wrong with what the title names. */
export const showProblem =
  (title: string) =>
  (error: Error): void => {
    modals.open({ title, children: <ProblemAlert error={error} /> })
  }
