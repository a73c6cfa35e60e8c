import { ActionIcon, Button, Checkbox, Group, Popover, Stack } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ListColumn } from './column.ts'

/** Which columns a list shows, and in which order. One always stays. */
export function ColumnMenu<Row>({
  all,
  shown,
  choose,
}: {
  all: readonly ListColumn<Row>[]
  shown: readonly ListColumn<Row>[]
  choose: (keys: readonly string[]) => void
}) {
  const { t } = useTranslation('list')
  const keys = shown.map(({ key }) => key)
  const swap = (at: number, to: number): void => choose(keys.with(at, keys[to]!).with(to, keys[at]!))
  return (
    <Popover position="bottom-end" width={260} trapFocus>
      <Popover.Target>
        <Button variant="default" size="xs" leftSection={<IconColumns3 size={15} aria-hidden />}>
          {t('columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          {[...shown, ...all.filter(({ key }) => !keys.includes(key))].map(({ key, label }) => {
            const at = keys.indexOf(key)
            return (
              <Group key={key} justify="space-between" wrap="nowrap" h={26}>
                <Checkbox
                  size="xs"
                  label={label}
                  checked={at >= 0}
                  disabled={at >= 0 && keys.length === 1}
                  onChange={() => choose(at >= 0 ? keys.toSpliced(at, 1) : [...keys, key])}
                />
                {at >= 0 && (
                  <Group gap={0} wrap="nowrap">
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-label={t('moveUp', { name: label })}
                      disabled={at === 0}
                      onClick={() => swap(at, at - 1)}
                    >
                      <IconArrowUp size={14} />
                    </ActionIcon>
                    <ActionIcon
                      variant="subtle"
                      color="gray"
                      size="sm"
                      aria-label={t('moveDown', { name: label })}
                      disabled={at === keys.length - 1}
                      onClick={() => swap(at, at + 1)}
                    >
                      <IconArrowDown size={14} />
                    </ActionIcon>
                  </Group>
                )}
              </Group>
            )
          })}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  )
}
