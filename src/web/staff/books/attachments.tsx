import { Button, Stack, Text, Title, UnstyledButton } from '@mantine/core'
import { modals } from '@mantine/modals'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '../../../contract/attachment.ts'
import { useDownload, useWithdrawAttachment } from '../../api/attachments.ts'
import { fiscalYears, manualEntry } from '../../api/ledger.ts'
import { useOwnOrganization } from '../../app/organization.ts'
import { instantText } from '../../ui/dates.ts'
import { fileSizeText } from '../../ui/file-size.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { UnsavedGuard } from '../editor/unsaved-guard.tsx'
import { ChosenFiles, ChooseFiles, useChosenFiles } from './chosen-files.tsx'
import { UndoForm } from './undo-form.tsx'

/** What is attached to an entry by hand: read by everybody, added to and withdrawn by who keeps the books. */
export function Attachments({ id }: { id: string }) {
  const { t } = useTranslation('attachments')
  const { slug } = useOwnOrganization()
  const { data: manual } = useQuery({ ...manualEntry(slug, id), retry: false })
  const { data: years } = useQuery(fiscalYears(slug))
  const chosen = useChosenFiles()
  const download = useDownload(slug, id)
  if (!manual) return null
  const { attachments } = manual
  const mayKeep = years?.mayClose ?? false
  return (
    <section className="surface attachments" aria-label={t('title')}>
      <Stack gap="sm">
        <Title order={2} size="h5">
          {t('title')}
        </Title>
        {attachments.length === 0 && (
          <Text size="sm" className="quiet">
            {t('none')}
          </Text>
        )}
        {attachments.length > 0 && (
          <ul className="files">
            {attachments.map((attachment) => (
              <li key={attachment.id}>
                <File
                  of={attachment}
                  manualId={id}
                  mayKeep={mayKeep}
                  download={() => download.mutate(attachment)}
                />
              </li>
            ))}
          </ul>
        )}
        {download.error && <ProblemAlert error={download.error} />}
        <ChosenFiles organization={slug} manualId={id} chosen={chosen} />
        {mayKeep && <ChooseFiles add={chosen.add} />}
      </Stack>
      <UnsavedGuard isUnsaved={() => chosen.files.length > 0} />
    </section>
  )
}

/** What each kind is called in every language. */
const KINDS: Readonly<Record<Attachment['mediaType'], string | null>> = {
  'application/pdf': 'PDF',
  'image/png': 'PNG',
  'image/jpeg': 'JPEG',
  'image/webp': 'WebP',
  'text/plain': null,
  'text/csv': 'CSV',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

function File({
  of: attachment,
  manualId,
  mayKeep,
  download,
}: {
  of: Attachment
  manualId: string
  mayKeep: boolean
  download: () => void
}) {
  const { t } = useTranslation('attachments')
  const { slug, timeZone } = useOwnOrganization()
  const { name, mediaType, size, hash, actor, attachedAt, withdrawal } = attachment
  const mayRead = withdrawal === null || mayKeep
  return (
    <>
      <div className="file" data-withdrawn={withdrawal !== null}>
        <div>
          {mayRead ? (
            <UnstyledButton
              className="file-name link"
              aria-label={t('downloadOf', { name })}
              onClick={download}
            >
              {name}
            </UnstyledButton>
          ) : (
            <div className="file-name">{name}</div>
          )}
          <Text size="sm" className="quiet">
            {[
              KINDS[mediaType] ?? t('text'),
              fileSizeText(size),
              actor,
              instantText(attachedAt, timeZone),
            ].join(' · ')}
          </Text>
        </div>
        {withdrawal === null && mayKeep && (
          <Button
            size="compact-sm"
            variant="subtle"
            color="red"
            aria-label={t('withdrawOf', { name })}
            onClick={() =>
              modals.open({
                title: t('withdrawOf', { name }),
                children: (
                  <WithdrawForm organization={slug} manualId={manualId} attachmentId={attachment.id} />
                ),
              })
            }
          >
            {t('withdraw')}
          </Button>
        )}
      </div>
      {withdrawal && (
        <Text size="sm">
          {t('withdrawn', {
            who: withdrawal.actor,
            when: instantText(withdrawal.withdrawnAt, timeZone),
            reason: withdrawal.reason,
          })}
        </Text>
      )}
      <Text size="xs" className="quiet hash">
        SHA-256 {hash}
      </Text>
    </>
  )
}

function WithdrawForm({
  organization,
  manualId,
  attachmentId,
}: {
  organization: string
  manualId: string
  attachmentId: string
}) {
  const { t } = useTranslation('attachments')
  const act = useWithdrawAttachment(organization, manualId, attachmentId)
  return <UndoForm says={t('withdrawSays')} label={t('withdraw')} act={act} />
}
