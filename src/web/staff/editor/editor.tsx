import { Button, Group, SimpleGrid, Text, Textarea, TextInput } from '@mantine/core'
import { DateInput } from '@mantine/dates'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { DiscountInput } from './discount-input.tsx'
import { type Deducted, type Draft, isSameDraft, type Policy, totalsOfDraft } from './draft.ts'
import { DraftTotals } from './draft-totals.tsx'
import { LineTable } from './line-table.tsx'
import { UnsavedGuard } from './unsaved-guard.tsx'
import { FaultsOf, useFault } from '../../ui/faults.tsx'
import { DateWithin } from '../../ui/date-within.tsx'

interface Props {
  /** What it is to begin with; a change of it begins anew (give it another key). */
  start: Draft
  policy: Policy
  /** What comes off for deposits, which is nothing to be typed; null where nothing does. */
  deducted: Deducted | null
  /** Its lines follow from something else: only what stands around them is typed. */
  isBound?: boolean
  isNew?: boolean
  isSaving: boolean
  /** Whether leaving loses nothing any more. */
  isSaved: () => boolean
  /** What the server found wrong with what was saved. */
  error: Error | null
  /** What stood in the way of saving. It is given what is typed. */
  problem: (draft: Draft) => ReactNode
  save: (draft: Draft) => void
  cancel: () => void
}

/** A document while it is typed: its lines, dates and discount, with what it comes to as one types. */
export const Editor = ({ error, ...form }: Props) => (
  <FaultsOf error={error}>
    <EditorForm {...form} />
  </FaultsOf>
)

function EditorForm({
  start,
  policy,
  deducted,
  isBound = false,
  isNew = false,
  isSaving,
  isSaved,
  problem,
  save,
  cancel,
}: Omit<Props, 'error'>) {
  const { t } = useTranslation(['editor', 'deposits'])
  const [draft, setDraft] = useState(start)
  const change = (part: Partial<Draft>): void => setDraft((before) => ({ ...before, ...part }))
  const wrong = {
    issuedOn: useFault('/issuedOn', draft.issuedOn),
    reference: useFault('/reference', draft.reference),
    notes: useFault('/notes', draft.notes),
    discount: useFault('/documentDiscount', draft.discount),
  }
  const totals = totalsOfDraft(draft, policy)
  const isChanged = !isSameDraft(draft, start)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save(draft)
      }}
    >
      <UnsavedGuard isUnsaved={() => isChanged && !isSaved()} />
      <div className="surface" style={{ padding: 18 }}>
        <SimpleGrid cols={{ base: 1, xs: 3 }} mb="lg">
          <DateInput
            label={t('issuedOn')}
            required
            value={draft.issuedOn}
            error={wrong.issuedOn}
            onChange={(day) => day !== null && change({ issuedOn: day })}
          />
          <DateWithin
            label={t('dueOn')}
            required
            value={draft.dueOn}
            from={draft.issuedOn}
            onChange={(day) => day !== null && change({ dueOn: day })}
          />
          <TextInput
            label={t('reference')}
            value={draft.reference}
            error={wrong.reference}
            onChange={(event) => change({ reference: event.currentTarget.value })}
          />
        </SimpleGrid>
        {isBound ? (
          <Text size="sm">{t('deposits:follows')}</Text>
        ) : (
          <LineTable
            lines={draft.lines}
            totals={totals}
            policy={policy}
            change={(lines) => change({ lines })}
          />
        )}
        <SimpleGrid cols={{ base: 1, sm: 2 }} mt="lg">
          <Textarea
            label={t('notes')}
            autosize
            minRows={3}
            value={draft.notes}
            error={wrong.notes}
            onChange={(event) => change({ notes: event.currentTarget.value })}
          />
          {!isBound && (
            <div>
              <DiscountInput
                label={t('documentDiscount')}
                isWrong={wrong.discount}
                currency={policy.currency}
                value={draft.discount}
                onChange={(discount) => change({ discount })}
              />
              <DraftTotals totals={totals} deducted={deducted} policy={policy} />
            </div>
          )}
        </SimpleGrid>
      </div>
      <div style={{ marginTop: 16 }}>{problem(draft)}</div>
      <Group justify="flex-end" mt="md">
        <Button variant="default" onClick={cancel}>
          {t('cancel')}
        </Button>
        <Button type="submit" loading={isSaving} disabled={!isNew && !isChanged}>
          {isNew ? t('create') : t('save')}
        </Button>
      </Group>
    </form>
  )
}
