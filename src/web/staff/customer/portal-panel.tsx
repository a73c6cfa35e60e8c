import { Button, Group, Text, Title } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Customer } from '../../../contract/customer.ts'
import type { PortalClient } from '../../../contract/portal-client.ts'
import { portalClients, useInviteClientAgain, useRevokeClient } from '../../api/portal.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { PortalInviteForm } from './portal-invite-form.tsx'
import { PortalLink } from './portal-link.tsx'

interface Of {
  readonly organization: string
  readonly customer: Customer
  readonly timeZone: string
}

/** Who gets into the portal for a customer: inviting, sending another link, revoking. */
export function PortalPanel({ organization, customer, timeZone }: Of) {
  const { t } = useTranslation('portalAccess')
  const { data, error, refetch } = useQuery(portalClients(organization, customer.id))
  const invite = (): void => {
    modals.open({
      title: t('inviteTitle', { name: customer.name }),
      children: <PortalInviteForm organization={organization} customer={customer} />,
    })
  }
  return (
    <section className="surface" aria-label={t('title')}>
      <Group justify="space-between" px={20} pt={16} wrap="nowrap">
        <Title order={2} size="h5">
          {t('title')}
        </Title>
        <Button size="xs" variant="default" onClick={invite}>
          {t('invite')}
        </Button>
      </Group>
      <Text size="sm" className="quiet" px={20} pb={12} pt={4}>
        {t('says')}
      </Text>
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {data?.items.length === 0 && (
        <Text size="sm" px={20} pb={16}>
          {t('nobody')}
        </Text>
      )}
      {data !== undefined && data.items.length > 0 && (
        <table className="rows cards">
          <tbody>
            {data.items.map((client) => (
              <ClientRow
                key={client.id}
                client={client}
                organization={organization}
                customer={customer}
                timeZone={timeZone}
              />
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}

function ClientRow({ client, organization, customer, timeZone }: Of & { client: PortalClient }) {
  const { t } = useTranslation('portalAccess')
  const again = useInviteClientAgain(organization, customer.id)
  const revoke = useRevokeClient(organization, customer.id)
  const [isSure, setSure] = useState(false)
  const { id, email, invitedAt, lastSeenAt } = client
  const send = (): void =>
    again.mutate(id, {
      onSuccess: (invited) => modals.open({ title: t('title'), children: <PortalLink invited={invited} /> }),
    })
  const error = again.error ?? revoke.error
  return (
    <tr>
      <td style={{ overflowWrap: 'anywhere', paddingInlineStart: 20 }}>
        {email}
        <div className="quiet under-name">
          {lastSeenAt === null
            ? t('invited', { when: instantText(invitedAt, timeZone) })
            : t('seen', { when: instantText(lastSeenAt, timeZone) })}
        </div>
        {error && <ProblemAlert error={error} />}
      </td>
      <td style={{ textAlign: 'end' }}>
        <Group gap="xs" justify="flex-end" wrap="nowrap">
          <Button
            size="compact-sm"
            variant="subtle"
            loading={again.isPending}
            aria-label={t('againNamed', { email })}
            onClick={send}
          >
            {t('again')}
          </Button>
          <Button
            size="compact-sm"
            variant={isSure ? 'filled' : 'subtle'}
            color={isSure ? 'red' : 'gray'}
            loading={revoke.isPending}
            aria-label={isSure ? t('revokeSure') : t('revokeNamed', { email })}
            onBlur={() => setSure(false)}
            onClick={() => (isSure ? revoke.mutate(id) : setSure(true))}
          >
            {t(isSure ? 'revokeSure' : 'revoke')}
          </Button>
        </Group>
      </td>
    </tr>
  )
}
