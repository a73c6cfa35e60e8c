import { Button, Center, Paper, Stack, Text, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { BillhookProblem } from '../../client/problem.ts'
import { session } from '../api/queries.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'

/** The way in: one button in a demo, else where to find the link. */
export function EnterPage() {
  const { error, isSuccess } = useQuery(session)
  useEffect(() => {
    document.title = 'Billhook'
    if (isSuccess) window.location.replace('/')
  }, [isSuccess])
  const refused = error instanceof BillhookProblem && error.status === 401 ? error : null
  const demo = refused?.problem?.values?.['demo'] === true
  return (
    <Center mih="100vh" p="md" component="main">
      <Paper withBorder p={36} maw={440} w="100%" radius="lg">
        <Stack gap="md">
          <img src="/icon.svg" alt="" width={44} height={44} />
          <div>
            <Title order={1} size="h2" style={{ letterSpacing: '-0.02em' }}>
              Billhook
            </Title>
            <Text className="quiet">Turns finished work into paid invoices and balanced books.</Text>
          </div>
          {error && !refused && <ProblemAlert error={error} />}
          {refused && !demo && (
            <Text size="sm">
              Open the link that Billhook printed when it started. It ends in a long secret and lets you in on
              this browser for thirty days.
            </Text>
          )}
          {demo && (
            <>
              <Text size="sm">
                Four businesses and three months of their work are waiting: a delivery fleet, a field-service
                desk, a charter operator and a home-services crew.
              </Text>
              <form method="post" action="/enter/demo">
                <Button type="submit" size="md" fullWidth>
                  Enter the demo
                </Button>
              </form>
            </>
          )}
        </Stack>
      </Paper>
    </Center>
  )
}
