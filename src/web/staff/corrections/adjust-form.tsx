import { stepTexts } from '../../texts/told.ts'
import { Button, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AdjustmentNew } from '../../../contract/crediting.ts'
import type { Invoice } from '../../../contract/invoice.ts'
import { useAdjust, useAdjustmentShown } from '../../api/corrections.ts'
import { moneyText } from '../../ui/money.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { plainNumber } from '../../ui/typed-number.ts'
import { documentTitle } from '../invoice/document-title.ts'
import { AdjustedLines, type AdjustedLine, isLine, NO_LINE } from './adjusted-lines.tsx'

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
  const [lines, setLines] = useState<readonly AdjustedLine[]>([NO_LINE])
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
    lines: lines.map((line) => ({
      description: line.description.trim(),
      quantity: plainNumber(line.quantity),
      unitPrice: plainNumber(line.unitPrice),
      ...(like
        ? {
            taxCategory: like.taxCategory,
            taxRate: like.taxRate,
            taxJurisdiction: like.taxJurisdiction,
          }
        : {}),
    })),
    explanation: explanation.trim() === '' ? null : explanation.trim(),
  }
  const isWhole = lines.every(isLine)
  const error = act.error ?? look.error
  // A final document stays as it is beside the one that bears the adjustment.
  const borne = (look.data?.invoices ?? []).filter(
    ({ id }) => id !== invoice.id || invoice.position.stage === 'draft',
  )
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
        <NativeSelect
          label={t('adjustment')}
          value={adjustment}
          data={KINDS.map((value) => ({ value, label: t(`adjustments.${value}`) }))}
          onChange={(event) => setAdjustment(event.currentTarget.value as AdjustmentNew['adjustment'])}
        />
        <AdjustedLines
          lines={lines}
          priceLabel={t(invoice.pricesIncludeTax ? 'priceWithTax' : 'priceWithoutTax', {
            currency: invoice.currency,
          })}
          change={(next) => {
            setLines(next)
            changed()
          }}
        />
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
            {borne.map((document) => (
              <Text size="sm" key={document.id}>
                {t('documentOver', {
                  document: documentTitle(document),
                  amount: moneyText(document.total, document.currency),
                })}
              </Text>
            ))}
            <Text size="sm" className="quiet" mt={6}>
              {t('wouldRead')}
            </Text>
            <ul className="quiet" style={{ margin: '2px 0 0', paddingLeft: 20, fontSize: 13 }}>
              {stepTexts(look.data).map((step) => (
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
