import { MantineProvider } from '@mantine/core'
import { DatesProvider } from '@mantine/dates'
import { type ReactNode, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { language } from '../texts/texts.ts'
import { CALENDAR_BUTTONS, themeIn } from './theme.ts'

/** The look of everything, with what its parts say by themselves in the language: dialogs, notices and date fields. */
export function InLanguage({ children }: { children: ReactNode }) {
  const { t } = useTranslation('common')
  const spoken = language()
  const theme = useMemo(() => {
    const calendar = Object.fromEntries(CALENDAR_BUTTONS.map((name) => [name, t(name)])) as Record<
      (typeof CALENDAR_BUTTONS)[number],
      string
    >
    return themeIn(spoken, { closing: t('close'), emptying: t('empty'), revealing: t('reveal'), calendar })
  }, [spoken, t])
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <DatesProvider settings={{ locale: spoken }}>{children}</DatesProvider>
    </MantineProvider>
  )
}
