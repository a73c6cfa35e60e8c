import {
  ActionIcon,
  Button,
  Checkbox,
  Group,
  Popover,
  Stack,
  Text,
  TextInput,
  UnstyledButton,
} from '@mantine/core'
import { modals } from '@mantine/modals'
import { IconBookmark, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SavedView, SavedViewNew } from '../../../contract/saved-view.ts'
import { useForgetView, useSaveView } from '../../api/lists.ts'
import { ProblemAlert } from '../problem-alert.tsx'

/** The views kept of a list: open one, keep this one, forget one. */
export function ViewMenu({
  organization,
  views,
  mayShare,
  current,
  now,
  open,
}: {
  organization: string
  views: readonly SavedView[]
  /** Whether whoever looks may share a view with everybody, and forget one that is shared. */
  mayShare: boolean
  current: SavedView | undefined
  /** The list as it stands, to be kept. */
  now: Omit<SavedViewNew, 'name'>
  open: (view: SavedView) => void
}) {
  const { t } = useTranslation('list')
  const forget = useForgetView(organization)
  const [opened, setOpened] = useState(false)
  const save = (): void => {
    setOpened(false)
    modals.open({
      title: t('saveViewTitle'),
      children: (
        <SaveForm organization={organization} now={now} before={current} mayShare={mayShare} saved={open} />
      ),
    })
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus>
      <Popover.Target>
        <Button
          variant="default"
          size="xs"
          leftSection={<IconBookmark size={15} aria-hidden />}
          onClick={() => setOpened(!opened)}
        >
          {current?.name ?? t('views')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={4}>
          {views.length === 0 && (
            <Text size="sm" className="quiet">
              {t('noViews')}
            </Text>
          )}
          {views.map((view) => (
            <Group key={view.id} justify="space-between" wrap="nowrap">
              <UnstyledButton
                className="view-link"
                aria-current={view.id === current?.id}
                onClick={() => {
                  setOpened(false)
                  open(view)
                }}
              >
                {view.name}
                {view.shared && <span className="quiet"> · {t('sharedView')}</span>}
              </UnstyledButton>
              {(mayShare || !view.shared) && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size="sm"
                  aria-label={t('forgetView', { name: view.name })}
                  onClick={() => forget.mutate(view.id)}
                >
                  <IconTrash size={14} />
                </ActionIcon>
              )}
            </Group>
          ))}
          <Button variant="light" size="xs" mt={6} onClick={save}>
            {t('saveView')}
          </Button>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}

function SaveForm({
  organization,
  now,
  before,
  mayShare,
  saved,
}: {
  organization: string
  now: Omit<SavedViewNew, 'name'>
  before: SavedView | undefined
  mayShare: boolean
  saved: (view: SavedView) => void
}) {
  const { t } = useTranslation('list')
  const save = useSaveView(organization)
  const [name, setName] = useState(before?.name ?? '')
  const [shared, setShared] = useState(mayShare && before?.shared === true)
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate(
          { ...now, name: name.trim(), shared },
          {
            onSuccess: (view) => {
              modals.closeAll()
              saved(view)
            },
          },
        )
      }}
    >
      <Stack>
        <TextInput
          label={t('viewName')}
          description={t('viewHint')}
          required
          maxLength={60}
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        {mayShare && (
          <Checkbox
            label={t('shareView')}
            description={t('shareViewSays')}
            checked={shared}
            onChange={(event) => setShared(event.currentTarget.checked)}
          />
        )}
        {save.error && <ProblemAlert error={save.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={() => modals.closeAll()}>
            {t('cancel')}
          </Button>
          <Button type="submit" loading={save.isPending} disabled={name.trim() === ''}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
