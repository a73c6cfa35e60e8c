import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Organization } from '../../../contract/organization.ts'
import type { SourceConnection } from '../../../contract/source-connection.ts'
import type { WebhookSource } from '../../../contract/webhook-source.ts'
import { instantText } from '../../ui/dates.ts'
import { Standing, WebhookStanding } from './standing.tsx'

/** A Fleetbase in the list of sources. */
export function ConnectionRow({
  connection,
  organization,
}: {
  connection: SourceConnection
  organization: Organization
}) {
  const { t } = useTranslation('sources')
  const params = { organization: organization.slug, id: connection.id }
  return (
    <Row
      name={
        <Link to="/$organization/sources/$id" params={params}>
          {connection.source}
        </Link>
      }
      under={connection.baseUrl}
      standing={<Standing connection={connection} />}
      kind={t('kinds.fleetbase')}
      heardAt={connection.lastWebhookAt}
      timeZone={organization.timeZone}
    />
  )
}

/** Any other system in the list of sources. */
export function WebhookSourceRow({
  source,
  organization,
}: {
  source: WebhookSource
  organization: Organization
}) {
  const { t } = useTranslation('sources')
  const params = { organization: organization.slug, id: source.id }
  return (
    <Row
      name={
        <Link to="/$organization/sources/webhooks/$id" params={params}>
          {source.name}
        </Link>
      }
      under={t('versionOf', { version: source.mappingVersion })}
      standing={<WebhookStanding source={source} />}
      kind={t('kinds.webhooks')}
      heardAt={source.lastWebhookAt}
      timeZone={organization.timeZone}
    />
  )
}

function Row({
  name,
  under,
  standing,
  kind,
  heardAt,
  timeZone,
}: {
  name: ReactNode
  under: string
  standing: ReactNode
  kind: string
  heardAt: string | null
  timeZone: string
}) {
  const { t } = useTranslation('sources')
  return (
    <tr>
      <td>
        {name}
        <div className="quiet" style={{ fontSize: 12.5, overflowWrap: 'anywhere' }}>
          {under}
        </div>
      </td>
      <td>{standing}</td>
      <td className="phone-hide">{kind}</td>
      <td className="amount phone-hide">
        {heardAt === null ? t('list.never') : instantText(heardAt, timeZone)}
      </td>
    </tr>
  )
}
