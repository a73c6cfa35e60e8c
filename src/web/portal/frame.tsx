import type { ReactNode } from 'react'
import type { PortalSession } from '../../contract/portal.ts'
import { act } from './ask.ts'
import { t } from './language.ts'
import { go, To } from './place.tsx'

/** What stands around every page: whose invoices they are, as whom one sees them, and the way out. */
export function Frame({
  account,
  several,
  leave,
  children,
}: {
  account: PortalSession['accounts'][number] | null
  several: boolean
  leave: () => void
  children: ReactNode
}) {
  const signOut = async (): Promise<void> => {
    await act('DELETE', '/v1/portal/session')
    go('/portal', 'replace')
    leave()
  }
  return (
    <>
      <header className="bar">
        <p className="company">
          {account ? <To path={`/portal/${account.id}`}>{account.company}</To> : t('portal')}
        </p>
        <div className="who">
          {several && account && <To path="/portal">{t('allAccounts')}</To>}
          {account && (
            <span className="quiet">
              {account.customer} · {account.email}
            </span>
          )}
          <button type="button" className="plain" onClick={() => void signOut()}>
            {t('signOut')}
          </button>
        </div>
      </header>
      <main>{children}</main>
    </>
  )
}
