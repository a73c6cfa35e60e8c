import { Stack, Text } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { mail } from '../../api/mails.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { RowsSkeleton } from '../../ui/rows-skeleton.tsx'

/** A mail as its reader sees it, in a frame where nothing of it can run. */
export function MailBody({ organization, id }: { organization: string; id: string }) {
  const { t } = useTranslation('mail')
  const navigate = useNavigate()
  const { data, error, refetch } = useQuery(mail(organization, id))
  if (error) return <ProblemAlert error={error} retry={() => void refetch()} />
  if (!data) return <RowsSkeleton />
  const { invoiceId } = data
  const from = [
    t('from', { sender: data.sender }),
    data.replyTo === null ? null : t('repliesTo', { address: data.replyTo }),
  ]
  return (
    <Stack gap="sm">
      <Text size="sm" className="quiet" style={{ overflowWrap: 'anywhere' }}>
        {t('recipient')}: {data.recipient}. {from.filter(Boolean).join(', ')}.
      </Text>
      {data.reason !== null && <Text size="sm">{data.reason}</Text>}
      {data.content === null ? (
        <p className="notice" role="note" style={{ margin: 0 }}>
          {t(data.state === 'withdrawn' ? 'forgotten' : 'withheld')}
        </p>
      ) : (
        <iframe
          title={t('preview')}
          sandbox="allow-popups allow-popups-to-escape-sandbox"
          srcDoc={data.content.html}
          tabIndex={0}
          style={{ width: '100%', height: 560, border: '1px solid var(--line)', borderRadius: 10 }}
        />
      )}
      {invoiceId !== null && (
        <button
          type="button"
          className="plain-button"
          onClick={() => {
            modals.closeAll()
            void navigate({ to: '/$organization/invoices/$id', params: { organization, id: invoiceId } })
          }}
        >
          {t('openInvoice')}
        </button>
      )}
    </Stack>
  )
}
