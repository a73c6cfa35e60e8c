import type { PublicInvoice } from '../../contract/public-invoice.ts'
import { day, money, t } from './language.ts'

const STATES = {
  settled: 'instalmentSettled',
  open: 'instalmentOpen',
  overdue: 'instalmentOverdue',
} as const

/** What falls due when; nothing where it is due at once. */
export function Instalments({ invoice: { instalments, currency } }: { invoice: PublicInvoice }) {
  if (instalments.length === 0) return null
  return (
    <section className="payments">
      <h2>{t('instalments')}</h2>
      <ul>
        {instalments.map(({ dueOn, amount, state }, at) => (
          <li key={at}>
            <span>
              {day(dueOn)} · <span className={state === 'overdue' ? 'bad' : 'quiet'}>{t(STATES[state])}</span>
            </span>
            <span>{money(amount, currency)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}
