import { Button, Group, Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Invoice } from '../../../contract/invoice.ts'
import { useCorrect } from '../../api/corrections.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Dispose, isWhy, NO_WHY, whyAsked, WhyFields } from './why-fields.tsx'

/** Takes a final document back whole and opens its new draft. */
export function CorrectForm({
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
  const act = useCorrect(organization, invoice.id)
  const [why, setWhy] = useState(NO_WHY)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (!isWhy(why)) return
        act.mutate(whyAsked(why), {
          onSuccess: ({ id }) => {
            modals.closeAll()
            onDone(id)
          },
        })
      }}
    >
      <Stack>
        <Text size="sm">{t('correcting')}</Text>
        <WhyFields why={why} change={setWhy} />
        {invoice.paid > invoice.refunded && <Dispose why={why} change={setWhy} />}
        {act.error && <ProblemAlert error={act.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('leave')}
          </Button>
          <Button type="submit" disabled={!isWhy(why)} loading={act.isPending}>
            {t('correct')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
