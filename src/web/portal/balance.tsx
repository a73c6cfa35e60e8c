import type { PortalAccount } from '../../contract/portal.ts'
import { money } from '../invoice-link/language.ts'
import { t } from './language.ts'

/** What is open, what of it is overdue and what is kept, for each currency; nothing open is said too. */
export function Balance({ balances }: { balances: PortalAccount['balances'] }) {
  const open = balances.filter((one) => one.open !== 0)
  return (
    <section className="balance" aria-label={t('balance')}>
      {open.length === 0 && <p className="figure small">{t('nothingOpen')}</p>}
      {open.map((one) => (
        <div key={one.currency}>
          <p className="quiet">{t('toPay')}</p>
          <p className="figure">{money(one.open, one.currency)}</p>
          {one.overdue !== 0 && (
            <p className="bad">
              {money(one.overdue, one.currency)} {t('overdue')}
            </p>
          )}
        </div>
      ))}
      {balances
        .filter(({ credit }) => credit > 0)
        .map(({ credit, currency }) => (
          <p key={currency} className="quiet credit">
            {t('credit', { amount: money(credit, currency) })}
          </p>
        ))}
    </section>
  )
}
