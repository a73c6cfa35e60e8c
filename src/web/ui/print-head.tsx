import { useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import { useTranslation } from 'react-i18next'
import { useOrganization } from '../app/organization.ts'
import { instantText } from './dates.ts'

/** Over a page on paper: whose books these are, and when it was printed. Not on the screen. */
export function PrintHead() {
  const { t } = useTranslation('common')
  const organization = useOrganization()
  const [now, setNow] = useState(() => new Date().toISOString())
  useEffect(() => {
    // The page may have been open for a day.
    const told = () => flushSync(() => setNow(new Date().toISOString()))
    addEventListener('beforeprint', told)
    return () => removeEventListener('beforeprint', told)
  }, [])
  return (
    organization && (
      <div className="print-only print-head">
        <strong>{organization.name}</strong>
        <span className="quiet">{t('printedAt', { instant: instantText(now, organization.timeZone) })}</span>
      </div>
    )
  )
}
