import { Button, Group, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BillhookProblem } from '../../../client/problem.ts'
import { ATTACHMENT_LIMIT } from '../../../contract/doors/limits.ts'
import { useAttach } from '../../api/attachments.ts'
import { FileDrop } from '../../ui/file-drop.tsx'
import { fileSizeText } from '../../ui/file-size.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** A file that is to be attached; it stays until it is, or is left out. */
interface Chosen {
  readonly key: string
  readonly file: File
}

/** Files that are to be attached. */
export function useChosenFiles() {
  const [files, setFiles] = useState<readonly Chosen[]>([])
  return {
    files,
    isWrong: files.some(({ file }) => faultOf(file) !== null),
    add: (more: readonly File[]): void =>
      setFiles((before) => [...before, ...more.map((file) => ({ key: crypto.randomUUID(), file }))]),
    drop: (key: string): void => setFiles((before) => before.filter((one) => one.key !== key)),
  }
}

/** What the server would refuse by its size alone. */
const faultOf = ({ size }: File): 'empty' | 'tooLarge' | null =>
  size === 0 ? 'empty' : size > ATTACHMENT_LIMIT ? 'tooLarge' : null

/** What the file itself is refused for will not change. */
const isForGood = (error: Error): boolean =>
  error instanceof BillhookProblem && [413, 422].includes(error.status)

const ENDINGS = '.pdf,.png,.jpg,.jpeg,.webp,.txt,.csv,.xlsx'

export function ChooseFiles({ add }: { add: (files: readonly File[]) => void }) {
  const { t } = useTranslation('attachments')
  return <FileDrop says={t('rule')} choose={t('choose')} accept={ENDINGS} add={add} />
}

/** The files that are to be attached. They are sent by themselves as soon as there is an entry to send them to. */
export function ChosenFiles({
  organization,
  manualId,
  chosen: { files, drop },
}: {
  organization: string
  manualId: string | null
  chosen: Pick<ReturnType<typeof useChosenFiles>, 'files' | 'drop'>
}) {
  const { t } = useTranslation('attachments')
  if (files.length === 0) return null
  return (
    <ul className="files" aria-label={t('chosen')}>
      {files.map(({ key, file }) => (
        <ChosenFile
          key={key}
          organization={organization}
          manualId={manualId}
          file={file}
          drop={() => drop(key)}
        />
      ))}
    </ul>
  )
}

function ChosenFile({
  organization,
  manualId,
  file,
  drop,
}: {
  organization: string
  manualId: string | null
  file: File
  drop: () => void
}) {
  const { t } = useTranslation('attachments')
  const act = useAttach(organization, manualId)
  const fault = faultOf(file)
  const send = (): void => act.mutate(file, { onSuccess: drop })
  useEffect(() => {
    if (manualId !== null && fault === null && act.isIdle) send()
    // Once, when there is an entry: what failed is sent again by hand.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [manualId])
  return (
    <li>
      <div className="file">
        <div>
          <div className="file-name">{file.name}</div>
          <Text size="sm" className="quiet">
            {fileSizeText(file.size)}
            {act.isPending && ` · ${t('sending')}`}
          </Text>
        </div>
        {!act.isPending && (
          <Group gap="xs" wrap="nowrap">
            {act.error && !isForGood(act.error) && (
              <Button size="compact-sm" aria-label={t('againOf', { name: file.name })} onClick={send}>
                {t('again')}
              </Button>
            )}
            <Button
              size="compact-sm"
              variant="subtle"
              aria-label={t('leaveOutOf', { name: file.name })}
              onClick={drop}
            >
              {t('leaveOut')}
            </Button>
          </Group>
        )}
      </div>
      {fault && (
        <Text size="sm" c="red" role="alert">
          {t(fault)}
        </Text>
      )}
      {act.error && <ProblemAlert error={act.error} />}
    </li>
  )
}
