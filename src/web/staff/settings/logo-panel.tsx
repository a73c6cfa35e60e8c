import { Button, FileButton, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconPhoto } from '@tabler/icons-react'
import { type DragEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganizationSettings } from '../../../contract/organization-settings.ts'
import { PICTURE_TYPES } from '../../../contract/picture.ts'
import { useChangeLogo } from '../../api/logo.ts'
import { Logo } from '../../ui/logo.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/** The logo, as it looks on paper and on a dark screen; another one is chosen or dropped. */
export function LogoPanel({ organization, now }: { organization: string; now: OrganizationSettings }) {
  const { t } = useTranslation('logo')
  const act = useChangeLogo(organization, now.version)
  const choose = useRef<HTMLButtonElement>(null)
  const [over, setOver] = useState(false)
  const { logo } = now.seller
  const change = (picture: File | null): void => {
    if (act.isPending) return
    act.mutate(picture, {
      onSuccess: () => notifications.show({ message: t(picture ? 'saved' : 'removed') }),
    })
  }
  // The button that was pressed may be gone.
  useEffect(() => {
    if (act.isSuccess) choose.current?.focus()
  }, [act.isSuccess])
  const drag = (event: DragEvent): void => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    // While one is being saved the pointer says that another cannot be dropped.
    event.dataTransfer.dropEffect = act.isPending ? 'none' : 'copy'
    setOver(event.type === 'dragover' && !act.isPending)
    const [picture] = event.type === 'drop' ? event.dataTransfer.files : []
    if (picture) change(picture)
  }
  const dropped = now.mayManage ? { onDragOver: drag, onDragLeave: drag, onDrop: drag } : {}
  return (
    <section aria-label={t('title')} style={{ maxWidth: 640 }}>
      <Stack>
        <div>
          <Title order={2} size="h5">
            {t('title')}
          </Title>
          <Text size="sm" className="quiet">
            {t('says')}
          </Text>
        </div>
        <div className="logo-drop" data-over={over} {...dropped}>
          {logo ? (
            <>
              {(['light', 'dark'] as const).map((ground) => (
                <figure key={ground} className={`logo-look ${ground}`}>
                  <Logo of={now.seller} />
                  <figcaption>{t(ground)}</figcaption>
                </figure>
              ))}
            </>
          ) : (
            <div className="logo-none">
              <IconPhoto size={28} aria-hidden />
              <span>{t('none')}</span>
              {now.mayManage && <span>{t('drop')}</span>}
            </div>
          )}
        </div>
        {act.error && <ProblemAlert error={act.error} />}
        {now.mayManage && (
          <Group gap="sm">
            <FileButton accept={PICTURE_TYPES.join()} onChange={(picture) => picture && change(picture)}>
              {(props) => (
                <Button {...props} ref={choose} variant="default" loading={act.isPending}>
                  {t(logo ? 'another' : 'choose')}
                </Button>
              )}
            </FileButton>
            {logo && (
              <Button variant="subtle" color="red" disabled={act.isPending} onClick={() => change(null)}>
                {t('remove')}
              </Button>
            )}
          </Group>
        )}
        {now.mayManage && (
          <Text size="sm" className="quiet">
            {t('rule')}
          </Text>
        )}
      </Stack>
    </section>
  )
}
