import { type ReactNode, useEffect, useRef } from 'react'
import type { PortalSession } from '../../contract/portal.ts'
import { act } from './ask.ts'
import { t } from './language.ts'
import { go, To, usePlace } from './place.tsx'

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
  const { account: at, invoice } = usePlace()
  const main = useRef<HTMLElement>(null)
  const shown = useRef(`${at} ${invoice}`)
  useEffect(() => {
    // Whoever goes on by keyboard or by ear begins at the new page, not at the link that is gone.
    if (shown.current !== `${at} ${invoice}`) main.current?.focus()
    shown.current = `${at} ${invoice}`
  }, [at, invoice])
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
      <main ref={main} tabIndex={-1}>
        {children}
      </main>
    </>
  )
}
