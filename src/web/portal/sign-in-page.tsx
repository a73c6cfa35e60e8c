import { useEffect } from 'react'
import { AskForm } from './ask-form.tsx'
import { t } from './language.ts'

/** Where clients ask for a link. */
export function SignInPage() {
  useEffect(() => {
    document.title = t('portal')
  }, [])
  return (
    <main>
      <section className="card">
        <h1>{t('portal')}</h1>
        <AskForm says={t('signInSays')} />
      </section>
    </main>
  )
}
