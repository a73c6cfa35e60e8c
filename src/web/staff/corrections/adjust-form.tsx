import { Button, Group, SegmentedControl, SimpleGrid, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdjustmentNew } from '../../../contract/crediting.ts'
import type { Invoice } from '../../../contract/invoice.ts'
import { useAdjust, useAdjustmentShown } from '../../api/corrections.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

const KINDS = [
  'additional_work',
  'reduced_scope',
  'goodwill',
] as const satisfies AdjustmentNew['adjustment'][]

/** Bills more or less than a document says: what the server would do is shown first, then it is done. */
export function AdjustForm({
  invoice,
  organization,
  onDone,
}: {
  invoice: Invoice
  organization: string
  /** Is told of the document that came of it; the form stands outside the router. */
  onDone: (id: string) => void
}) {
  const { t } = useTranslation('corrections')
  const look = useAdjustmentShown(organization, invoice.id)
  const act = useAdjust(organization, invoice.id)
  const [adjustment, setAdjustment] = useState<AdjustmentNew['adjustment']>('additional_work')
  const [line, setLine] = useState({ description: '', quantity: '1', unitPrice: '' })
  const [explanation, setExplanation] = useState('')
  /** What was looked at is no longer what stands here. */
  const changed = (): void => {
    look.reset()
    act.reset()
  }
  // Taxed as the document's first line, where it is more; what is less follows the document's own groups.
  const like = invoice.lines[0]
  const body: AdjustmentNew = {
    adjustment,
    lines: [
      {
        description: line.description.trim(),
        quantity: line.quantity.trim(),
        unitPrice: line.unitPrice.trim(),
        ...(like ? { taxCategory: like.taxCategory, taxRate: like.taxRate } : {}),
      },
    ],
    explanation: explanation.trim() === '' ? null : explanation.trim(),
  }
  const isWhole = Object.values(line).every((text) => text.trim() !== '')
  const error = act.error ?? look.error
  return (
    <form
      onChange={changed}
      onSubmit={(event) => {
        event.preventDefault()
        if (!look.data) return look.mutate(body)
        act.mutate(body, {
          onSuccess: ({ id }) => {
            modals.closeAll()
            onDone(id)
          },
        })
      }}
    >
      <Stack>
        <SegmentedControl
          aria-label={t('adjustment')}
          value={adjustment}
          data={KINDS.map((value) => ({ value, label: t(`adjustments.${value}`) }))}
          onChange={(value) => {
            setAdjustment(value as AdjustmentNew['adjustment'])
            changed()
          }}
        />
        <TextInput
          label={t('description')}
          required
          data-autofocus
          value={line.description}
          onChange={(event) => setLine({ ...line, description: event.currentTarget.value })}
        />
        <SimpleGrid cols={2}>
          <TextInput
            label={t('quantity')}
            inputMode="decimal"
            required
            value={line.quantity}
            onChange={(event) => setLine({ ...line, quantity: event.currentTarget.value })}
          />
          <TextInput
            label={t(invoice.pricesIncludeTax ? 'priceWithTax' : 'priceWithoutTax', {
              currency: invoice.currency,
            })}
            inputMode="decimal"
            required
            value={line.unitPrice}
            onChange={(event) => setLine({ ...line, unitPrice: event.currentTarget.value })}
          />
        </SimpleGrid>
        <TextInput
          label={t('explanation')}
          value={explanation}
          onChange={(event) => setExplanation(event.currentTarget.value)}
        />
        {look.data && (
          <section aria-label={t('whatHappens')}>
            <Text size="sm" fw={600}>
              {t('whatHappens')}
            </Text>
            <ul style={{ margin: '6px 0 0', paddingLeft: 20, fontSize: 14 }}>
              {look.data.steps.map((step) => (
                <li key={step}>{step}</li>
              ))}
            </ul>
          </section>
        )}
        {error && <ProblemAlert error={error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" disabled={!isWhole} loading={look.isPending || act.isPending}>
            {look.data ? t('adjust') : t('look')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
