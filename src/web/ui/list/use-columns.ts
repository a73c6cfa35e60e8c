import { useLocalStorage } from '@mantine/hooks'
import type { ListColumn } from './column.ts'

/** The columns a list shows, in their order: those of the view that is open, else those chosen on this device. */
export function useColumns<Row>(
  list: string,
  all: readonly ListColumn<Row>[],
  ofView: readonly string[] | null | undefined,
): { shown: readonly ListColumn<Row>[]; choose: (keys: readonly string[]) => void } {
  const [ofDevice, choose] = useLocalStorage<readonly string[] | null>({
    key: `billhook-columns-${list}`,
    defaultValue: null,
    getInitialValueInEffect: false,
  })
  const keys = ofView ?? ofDevice
  const named = (keys ?? []).flatMap((key) => all.find((column) => column.key === key) ?? [])
  const shown = named.length > 0 ? named : all.filter(({ extra }) => extra !== true)
  return { shown, choose }
}
