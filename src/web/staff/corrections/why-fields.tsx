import { NativeSelect, Radio, Stack, Textarea } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { CreditReason } from '../../../contract/crediting.ts'

/** Why something is credited, and where what goes beyond the open balance goes. */
export interface Why {
  readonly reason: CreditReason | ''
  readonly explanation: string
  readonly dispose: 'credit' | 'refund'
}

export const NO_WHY: Why = { reason: '', explanation: '', dispose: 'credit' }

/** Whether it says enough: a reason, and words where the reason is another one. */
export const isWhy = (why: Why): why is Why & { reason: CreditReason } =>
  why.reason !== '' && (why.reason !== 'other' || why.explanation.trim() !== '')

export const whyAsked = ({ reason, explanation, dispose }: Why & { reason: CreditReason }) => ({
  reason,
  dispose,
  explanation: explanation.trim() === '' ? null : explanation.trim(),
})

export function WhyFields({ why, change }: { why: Why; change: (why: Why) => void }) {
  const { t } = useTranslation('corrections')
  return (
    <Stack gap="sm">
      <NativeSelect
        label={t('reason')}
        required
        value={why.reason}
        data={[
          { value: '', label: t('choose') },
          ...CreditReason.options.map((value) => ({ value, label: t(`reasons.${value}`) })),
        ]}
        onChange={(event) => change({ ...why, reason: event.currentTarget.value as Why['reason'] })}
      />
      <Textarea
        label={t('explanation')}
        description={t('explanationFor')}
        required={why.reason === 'other'}
        autosize
        minRows={1}
        value={why.explanation}
        onChange={(event) => change({ ...why, explanation: event.currentTarget.value })}
      />
    </Stack>
  )
}

/** What becomes of the part that finds nothing open. */
export function Dispose({ why, change }: { why: Why; change: (why: Why) => void }) {
  const { t } = useTranslation('corrections')
  return (
    <Radio.Group
      label={t('dispose')}
      value={why.dispose}
      onChange={(dispose) => change({ ...why, dispose: dispose as Why['dispose'] })}
    >
      <Stack gap={6} mt={6}>
        <Radio value="credit" label={t('keep')} />
        <Radio value="refund" label={t('giveBack')} />
      </Stack>
    </Radio.Group>
  )
}
