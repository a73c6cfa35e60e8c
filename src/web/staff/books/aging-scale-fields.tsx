import { NativeSelect, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AgingScale } from '../../api/books.ts'

const USUAL = '30, 60, 90'

/** By which day receivables are aged, and where one bucket ends and the next begins. */
export function AgingScaleFields({ by, edges, show }: AgingScale & { show: (scale: AgingScale) => void }) {
  const { t } = useTranslation('books')
  const shown = edges?.replaceAll(',', ', ') ?? USUAL
  const [typed, setTyped] = useState<string | null>(null)
  const [isWrong, setIsWrong] = useState(false)
  const take = (): void => {
    if (typed === null) return
    const said = daysIn(typed)
    setIsWrong(said === null)
    if (said === null) return
    setTyped(null)
    show({ by, edges: said === '' || said === daysIn(USUAL) ? undefined : said })
  }
  return (
    <>
      <NativeSelect
        label={t('agedBy')}
        value={by ?? 'due'}
        data={[
          { value: 'due', label: t('byDue') },
          { value: 'issue', label: t('byIssue') },
        ]}
        onChange={(event) => show({ by: event.currentTarget.value === 'issue' ? 'issue' : undefined, edges })}
      />
      <TextInput
        label={t('edges')}
        className="no-print"
        w={170}
        inputMode="numeric"
        value={typed ?? shown}
        error={isWrong ? t('edgesWrong') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
        onBlur={take}
        onKeyDown={(event) => {
          if (event.key === 'Enter') take()
        }}
      />
    </>
  )
}

/** Days as the API reads them; empty for none, null where they are not 1 to 8 ascending numbers. */
function daysIn(text: string): string | null {
  const days = text.split(/[\s,;]+/).filter((part) => part !== '')
  const isOne = (part: string, at: number): boolean =>
    /^[1-9]\d{0,3}$/.test(part) && Number(part) > Number(days[at - 1] ?? 0)
  return days.length <= 8 && days.every(isOne) ? days.join(',') : null
}
