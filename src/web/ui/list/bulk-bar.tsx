import { Button, Group, Stack, Text, Textarea } from '@mantine/core'
import { modals } from '@mantine/modals'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type BulkRequest, useBulk } from '../../api/lists.ts'
import { ProblemAlert } from '../problem-alert.tsx'
import type { Selection } from './use-selection.ts'

/** Something that can be done to every selected row; the server says of each whether it was. */
export interface BulkAction {
  readonly key: string
  readonly label: string
  readonly requestOf: (id: string, reason: string | null) => BulkRequest
  /** The title under which the reason is asked for, where it needs one. */
  readonly asksWhy?: string
}

/** What can be done to the selected rows. What is refused stays selected, with the reason in its row. */
export function BulkBar({
  organization,
  selection,
  actions,
}: {
  organization: string
  selection: Selection
  actions: readonly BulkAction[]
}) {
  const { t } = useTranslation('list')
  const bulk = useBulk(organization)
  const run = (action: BulkAction, reason: string | null): void => {
    const ids = [...selection.ids]
    bulk.mutate(
      ids.map((id) => action.requestOf(id, reason)),
      {
        onSuccess: (problems) => {
          const refused = new Map(
            ids.flatMap((id, at) => (problems[at] == null ? [] : [[id, problems[at]] as const])),
          )
          selection.keepRefused(refused)
          const done = ids.length - refused.size
          if (done > 0) notifications.show({ message: `${action.label}: ${t('done', { count: done })}` })
          if (refused.size > 0)
            notifications.show({ color: 'red', message: t('refused', { count: refused.size }) })
        },
        onError: (error) => modals.open({ title: action.label, children: <ProblemAlert error={error} /> }),
      },
    )
  }
  const start = (action: BulkAction): void => {
    if (action.asksWhy === undefined) return run(action, null)
    modals.open({
      title: action.asksWhy,
      children: <WhyForm label={action.label} count={selection.ids.size} go={(why) => run(action, why)} />,
    })
  }
  if (selection.ids.size === 0) return null
  return (
    <div className="bulk-bar" role="region" aria-label={t('selected', { count: selection.ids.size })}>
      <Text size="sm" fw={560} aria-live="polite">
        {t('selected', { count: selection.ids.size })}
      </Text>
      <Group gap={6}>
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
        <Button size="xs" variant="subtle" onClick={selection.clear}>
          {t('clear')}
        </Button>
      </Group>
    </div>
  )
}

function WhyForm({ label, count, go }: { label: string; count: number; go: (why: string) => void }) {
  const { t } = useTranslation('list')
  const [why, setWhy] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        modals.closeAll()
        go(why.trim())
      }}
    >
      <Stack>
        <Text size="sm">{t('selected', { count })}</Text>
        <Textarea
          label={t('reason')}
          description={t('reasonHint')}
          required
          autosize
          minRows={2}
          data-autofocus
          value={why}
          onChange={(event) => setWhy(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" color="red" disabled={why.trim() === ''}>
            {label}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
