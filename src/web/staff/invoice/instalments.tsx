import { useTranslation } from 'react-i18next'
import type { Instalment } from '../../../contract/instalments.ts'
import { dayText } from '../../ui/dates.ts'
import { Money } from '../../ui/money.tsx'

/** What falls due when, and what of it is settled; nothing where it was not split. */
export function Instalments({ parts, currency }: { parts: readonly Instalment[]; currency: string }) {
  const { t } = useTranslation('instalments')
  if (parts.length === 0) return null
  return (
    <section aria-label={t('title')} style={{ marginTop: 28 }}>
      <div className="scroll">
        <table className="rows">
          <thead>
            <tr>
              <th>{t('instalment')}</th>
              <th>{t('state')}</th>
              <th className="end">{t('amount')}</th>
              <th className="end">{t('open')}</th>
            </tr>
          </thead>
          <tbody>
            {parts.map((part, at) => (
              <tr key={at}>
                <td className="amount">{dayText(part.dueOn)}</td>
                <td>
                  <span className={`tone tone-${TONES[part.state]}`}>{t(`states.${part.state}`)}</span>
                </td>
                <td className="end">
                  <Money amount={part.amount} currency={currency} />
                </td>
                <td className="end">
                  <Money amount={part.open} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

const TONES = { settled: 'good', open: 'waiting', overdue: 'bad' } as const
