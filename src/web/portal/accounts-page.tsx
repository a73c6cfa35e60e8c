import { useEffect } from 'react'
import type { PortalSession } from '../../contract/portal.ts'
import { t } from './language.ts'
import { To } from './place.tsx'

/** Whose invoices somebody may see, where it is more than one. */
export function AccountsPage({ accounts }: { accounts: PortalSession['accounts'] }) {
  useEffect(() => {
    document.title = t('accounts')
  }, [])
  return (
    <>
      <h1 className="page">{t('accounts')}</h1>
      <p className="quiet">{t('accountsSay')}</p>
      <ul className="accounts">
        {accounts.map(({ id, company, customer, email }) => (
          <li key={id}>
            <To path={`/portal/${id}`}>
              <strong>{company}</strong>
              <span className="quiet">
                {customer} · {email}
              </span>
            </To>
          </li>
        ))}
      </ul>
    </>
  )
}
