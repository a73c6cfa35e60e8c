import { Container } from '@mantine/core'
import { ProblemAlert } from '../ui/problem-alert.tsx'

/** A whole page that could not be shown. */
export function ProblemPage({ error }: { error: Error }) {
  return (
    <Container size="sm" py={80}>
      <ProblemAlert error={error} retry={() => window.location.reload()} />
    </Container>
  )
}
