import { t } from './language.ts'
import { To } from './place.tsx'
import type { Read } from './use-read.ts'

/** What stands where something is not there: not yet, not for this reader, or not now. */
export function NotShown({ read, again }: { read: Extract<Read<never>, string>; again: () => void }) {
  if (read === 'loading') {
    return (
      <div className="paper waiting" role="status" aria-label={t('loading')}>
        <i />
        <i />
        <i />
      </div>
    )
  }
  const isThere = read === 'failed'
  return (
    <div className="nothing">
      <h1>{t(isThere ? 'failedTitle' : 'nothingTitle')}</h1>
      <p>{t(isThere ? 'failed' : 'nothing')}</p>
      {isThere ? (
        <button type="button" onClick={again}>
          {t('again')}
        </button>
      ) : (
        <p>
          <To path="/portal">{t('toInvoices')}</To>
        </p>
      )}
    </div>
  )
}
