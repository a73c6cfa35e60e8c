import { Title } from '@mantine/core'
import { type ReactNode, useId } from 'react'

/** A part of the dashboard under its name. */
export function Card({
  title,
  beside,
  children,
}: {
  title: string
  beside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className="surface dashboard-card" aria-labelledby={id}>
      <header>
        <Title order={2} id={id} fz={15} fw={600}>
          {title}
        </Title>
        {beside}
      </header>
      {children}
    </section>
  )
}
