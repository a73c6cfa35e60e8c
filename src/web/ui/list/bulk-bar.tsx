import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BulkRequest, useBulk } from '../../api/lists.ts'
import { ProblemAlert } from '../problem-alert.tsx'
import { amountLocale } from '../../texts/texts.ts'
import type { Selection } from './use-selection.ts'

/** Something that can be done to the selected rows; the server says of each whether it was. */
export type BulkAction<Row> = {
  readonly key: string
  readonly label: string
  /** What is asked before it is done, where it needs a word. */
  readonly asks?: Asked
} & (
  | {
      /** What is sent for a row, or why nothing can be. */
      readonly requestOf: (row: Row, said: string | undefined) => BulkRequest | { readonly refused: string }
    }
  | {
      /** One request for all of them: done together or not at all. */
      readonly requestOfAll: (rows: readonly Row[], said: string | undefined) => BulkRequest
    }
)

interface Asked {
  readonly title: string
  readonly label: string
  readonly hint: string
  readonly isDangerous?: boolean
}

/** What can be done to the selected rows. What is refused stays selected, with the reason in its row. */
export function BulkBar<Row extends { readonly id: string }>({
  organization,
  selection,
  rows,
  every,
  actions,
  exported,
}: {
  organization: string
  selection: Selection
  /** Those that are selected. */
  rows: readonly Row[]
  /** How many there are beyond what was read so far, and how to select those, too; null where these are all. */
  every: { readonly count: number; readonly select: () => Promise<void> } | null
  actions: readonly BulkAction<Row>[]
  /** Saves them as a file. */
  exported: () => void
}) {
  const { t } = useTranslation('list')
  const bulk = useBulk(organization)
  const [isReading, read] = useState(false)
  const run = (action: BulkAction<Row>, said: string | undefined): void => {
    const { refused, requests } = askedFor(action, rows, said)
    bulk.mutate(
      requests.map(({ request }) => request),
      {
        onSuccess: (problems) => {
          for (const [at, { ids }] of requests.entries())
            for (const id of ids) if (problems[at] != null) refused.set(id, problems[at])
          selection.keepRefused(refused)
          const done = rows.length - refused.size
          if (done > 0) notifications.show({ message: `${action.label}: ${t('done', { count: done })}` })
          if (refused.size > 0)
            notifications.show({ color: 'red', message: t('refused', { count: refused.size }) })
        },
        onError: (error) => modals.open({ title: action.label, children: <ProblemAlert error={error} /> }),
      },
    )
  }
  const start = (action: BulkAction<Row>): void => {
    const { asks, label } = action
    if (asks === undefined) return run(action, undefined)
    modals.open({
      title: asks.title,
      children: <AskForm act={label} asks={asks} count={rows.length} go={(said) => run(action, said)} />,
    })
  }
  if (rows.length === 0) return null
  return (
    <div className="bulk-bar" role="region" aria-label={t('selected', { count: rows.length })}>
      <Text size="sm" fw={560} aria-live="polite">
        {t('selected', { count: rows.length })}
      </Text>
      <Group gap={6}>
        {every && (
          <Button
            size="xs"
            variant="subtle"
            loading={isReading}
            onClick={() => {
              read(true)
              void every.select().finally(() => read(false))
            }}
          >
            {t('selectEvery', { number: every.count.toLocaleString(amountLocale()) })}
          </Button>
        )}
        {actions.map((action) => (
          <Button
            key={action.key}
            size="xs"
            variant="default"
            disabled={bulk.isPending}
            onClick={() => start(action)}
          >
            {action.label}
          </Button>
        ))}
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={15} aria-hidden />}
          onClick={exported}
        >
          {t('exportSelected')}
        </Button>
        <Button size="xs" variant="subtle" onClick={selection.clear}>
          {t('clear')}
        </Button>
      </Group>
    </div>
  )
}

/** What an action sends, and of which rows nothing can be sent. */
function askedFor<Row extends { readonly id: string }>(
  action: BulkAction<Row>,
  rows: readonly Row[],
  said: string | undefined,
) {
  const refused = new Map<string, string>()
  if ('requestOfAll' in action)
    return {
      refused,
      requests: [{ ids: rows.map(({ id }) => id), request: action.requestOfAll(rows, said) }],
    }
  const requests = rows.flatMap((row) => {
    const request = action.requestOf(row, said)
    if (!('refused' in request)) return [{ ids: [row.id], request }]
    refused.set(row.id, request.refused)
    return []
  })
  return { refused, requests }
}

function AskForm({
  act,
  asks: { label, hint, isDangerous },
  count,
  go,
}: {
  act: string
  asks: Asked
  count: number
  go: (said: string) => void
}) {
  const { t } = useTranslation('list')
  const [said, say] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        modals.closeAll()
        go(said.trim())
      }}
    >
      <Stack>
        <Text size="sm">{t('selected', { count })}</Text>
        <Textarea
          label={label}
          description={hint}
          required
          autosize
          minRows={isDangerous ? 2 : 1}
          data-autofocus
          value={said}
          onChange={(event) => say(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" {...(isDangerous ? { color: 'red' } : {})} disabled={said.trim() === ''}>
            {act}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
