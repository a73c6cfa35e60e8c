import { Button, Group, Stack, Text, Title } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { OrganizationChanges, OrganizationSettings } from '../../../contract/organization-settings.ts'
import { useChangeSettings } from '../../api/settings.ts'
import { ProblemAlert } from '../../ui/problem-alert.tsx'

/**
 * A form over some of the organization's settings: what is refused is shown in it, and who may not manage reads it.
 * `asked` gives what is typed as a change; null when it cannot be one.
 */
export function SettingsForm({
  organization,
  now,
  title,
  says,
  asked,
  beside,
  wide = false,
  children,
}: {
  organization: string
  now: OrganizationSettings
  title: string
  says?: string
  asked: () => OrganizationChanges | null
  /** What stands at the other end of the row of the button that saves. */
  beside?: ReactNode
  wide?: boolean
  children: ReactNode
}) {
  const { t } = useTranslation('settings')
  const act = useChangeSettings(organization, now.version)
  const changes = asked()
  const save = (): void => {
    if (changes === null) return
    // A promise, because what was saved is a new version, and the form of that one is another by then.
    void act.mutateAsync(changes).then(
      () => notifications.show({ message: t('saved') }),
      () => {}, // the form shows what was refused
    )
  }
  return (
    <form
      className="surface room"
      aria-label={title}
      onChange={() => act.error && act.reset()}
      onSubmit={(event) => {
        event.preventDefault()
        save()
      }}
    >
      <Title order={2} size="h5">
        {title}
      </Title>
      {says !== undefined && (
        <Text size="sm" className="quiet" mb="md">
          {says}
        </Text>
      )}
      <fieldset className="plain-fieldset" disabled={!now.mayManage}>
        <Stack maw={wide ? 960 : 640} gap="lg">
          {children}
          {act.error && <ProblemAlert error={act.error} />}
          <Group justify="space-between">
            <div>{beside}</div>
            {now.mayManage && (
              <Button type="submit" disabled={changes === null} loading={act.isPending}>
                {t('save')}
              </Button>
            )}
          </Group>
        </Stack>
      </fieldset>
    </form>
  )
}
