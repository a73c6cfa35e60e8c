import { useEffect, useState } from 'react'
import { act } from './ask.ts'
import { AskForm } from './ask-form.tsx'
import { t } from './language.ts'
import { go } from './place.tsx'

/**
 * Where a link leads. It is used up by a person's press of the button: programs that open the links of a mail, even
 * those that run this script, leave it as it is.
 */
export function EntrancePage() {
  const [state, setState] = useState<'offers' | 'waits' | 'used' | 'failed'>('offers')
  useEffect(() => {
    document.title = t('portal')
    // Another link, opened in the same place.
    const renew = (): void => setState('offers')
    window.addEventListener('hashchange', renew)
    return () => window.removeEventListener('hashchange', renew)
  }, [])
  const enter = async (): Promise<void> => {
    setState('waits')
    const answer = await act('POST', '/v1/portal/session', { token: location.hash.slice(1) })
    // The link's secret leaves the history.
    if (answer.done) go('/portal', 'replace')
    else setState([401, 422].includes(answer.status) ? 'used' : 'failed')
  }
  if (state === 'used') {
    return (
      <main>
        <section className="card">
          <h1>{t('usedTitle')}</h1>
          <AskForm says={t('used')} />
        </section>
      </main>
    )
  }
  return (
    <main>
      <section className="card">
        <h1>{t('enterTitle')}</h1>
        <p className="quiet">{t('enterSays')}</p>
        {state === 'failed' && (
          <p role="alert" className="wrong">
            {t('failed')}
          </p>
        )}
        <button type="button" disabled={state === 'waits'} onClick={() => void enter()}>
          {t('enter')}
        </button>
      </section>
    </main>
  )
}
