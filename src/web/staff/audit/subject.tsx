import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AuditLine } from '../../../contract/history.ts'

/** The way to what an act was about, where it has a page. */
export function Subject({ line, organization }: { line: AuditLine; organization: string }) {
  const { t } = useTranslation('audit')
  const { subjectType, subjectId: id, number } = line
  switch (subjectType) {
    case 'invoice':
      return (
        <Link to="/$organization/invoices/$id" params={{ organization, id }}>
          {number ?? t('open')}
        </Link>
      )
    case 'customer':
      return (
        <Link to="/$organization/customers/$id" params={{ organization, id }}>
          {t('open')}
        </Link>
      )
    case 'payment':
      return (
        <Link to="/$organization/payments/$id" params={{ organization, id }}>
          {t('open')}
        </Link>
      )
    case 'webhook_source':
      return (
        <Link to="/$organization/sources/webhooks/$id" params={{ organization, id }}>
          {t('open')}
        </Link>
      )
    case 'source_connection':
      return (
        <Link to="/$organization/sources/$id" params={{ organization, id }}>
          {t('open')}
        </Link>
      )
    case 'work':
      return (
        <Link to="/$organization/work/$id" params={{ organization, id }}>
          {t('open')}
        </Link>
      )
    case 'organization':
      return (
        <Link to="/$organization/settings" params={{ organization }}>
          {t('open')}
        </Link>
      )
    case 'number_series':
      return (
        <Link to="/$organization/settings/numbers" params={{ organization }}>
          {t('open')}
        </Link>
      )
    case 'api_key':
      return (
        <Link to="/$organization/settings/keys" params={{ organization }}>
          {t('open')}
        </Link>
      )
    default:
      return null
  }
}
