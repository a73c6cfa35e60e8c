import { Button, Code, CopyButton, Group, Stack, Text, TextInput, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DocumentLink } from '../../../contract/document-link.ts'
import type { Invoice } from '../../../contract/invoice.ts'
import type { Organization } from '../../../contract/organization.ts'
import { documentLink, useChangeLinkEnd, useMakeLink, useRevokeLink } from '../../api/mails.ts'
import { instantText } from '../../ui/dates.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** The link by which a document's customer sees it: making, copying, ending and revoking it. */
export function SharePanel({ invoice, organization }: { invoice: Invoice; organization: Organization }) {
  const { t } = useTranslation('mail')
  const { data, dataUpdatedAt, error, refetch } = useQuery(documentLink(organization.slug, invoice.id))
  const make = useMakeLink(organization.slug, invoice.id)
  return (
    <section className="surface" style={{ padding: '14px 16px', minHeight: 96 }}>
      <Title order={2} fz={13} fw={600} className="quiet" mb={8}>
        {t('link')}
      </Title>
      {error && <ProblemAlert error={error} retry={() => void refetch()} />}
      {data && data.link === null && (
        <Stack gap="xs" align="flex-start">
          <Text size="sm">{t(invoice.postedAt === null ? 'linkNotYet' : 'linkWhy')}</Text>
          {invoice.postedAt !== null && (
            <Button
              size="xs"
              variant="default"
              loading={make.isPending}
              onClick={() => make.mutate(undefined)}
            >
              {t('makeLink')}
            </Button>
          )}
          {make.error && <ProblemAlert error={make.error} />}
        </Stack>
      )}
      {data?.link && (
        <Shared
          key={data.link.createdAt}
          link={data.link}
          id={invoice.id}
          organization={organization}
          now={dataUpdatedAt}
        />
      )}
    </section>
  )
}

function Shared({
  link,
  id,
  organization: { slug, timeZone },
  now,
}: {
  link: DocumentLink
  id: string
  organization: Organization
  /** When the link was read, in milliseconds. */
  now: number
}) {
  const { t } = useTranslation('mail')
  const change = useChangeLinkEnd(slug, id)
  const revoke = useRevokeLink(slug, id)
  const [isSure, setSure] = useState(false)
  const hasEnded = link.expiresAt !== null && Date.parse(link.expiresAt) <= now
  const error = change.error ?? revoke.error
  return (
    <Stack gap="xs">
      <Code block tabIndex={0} style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {link.url}
      </Code>
      <Text size="sm">
        {hasEnded
          ? t('ended')
          : link.firstSeenAt === null
            ? t('neverSeen')
            : t('firstSeen', { when: instantText(link.firstSeenAt, timeZone) })}
      </Text>
      <TextInput
        type="datetime-local"
        size="xs"
        label={t('ends')}
        description={t('endsNever')}
        defaultValue={localText(link.expiresAt)}
        onBlur={({ currentTarget: { value } }) => {
          // What was said last counts, though it may not be kept yet.
          if (value !== localText(change.isPending ? change.variables : link.expiresAt))
            change.mutate(value === '' ? null : new Date(value).toISOString())
        }}
      />
      {error && <ProblemAlert error={error} />}
      <Group gap="xs">
        <CopyButton value={link.url}>
          {({ copied, copy }) => (
            <Button size="xs" onClick={copy}>
              {t(copied ? 'copied' : 'copyLink')}
            </Button>
          )}
        </CopyButton>
        <Button
          size="xs"
          variant="default"
          {...(isSure ? { color: 'red', variant: 'filled' } : {})}
          loading={revoke.isPending}
          onBlur={() => setSure(false)}
          onClick={() => (isSure ? revoke.mutate(undefined) : setSure(true))}
        >
          {t(isSure ? 'revokeSure' : 'revoke')}
        </Button>
      </Group>
    </Stack>
  )
}

/** An instant as the browser's own field for it takes it, in the time of who looks: 2026-03-01T10:00. */
function localText(instant: string | null): string {
  if (instant === null) return ''
  const at = new Date(instant)
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16)
}
