import { Skeleton, Stack } from '@mantine/core'

/** Rows that are on their way. */
export function RowsSkeleton({ count = 8 }: { count?: number }) {
  return (
    <Stack gap="md" p="lg" aria-label="Loading" aria-busy="true">
      {Array.from({ length: count }, (_, at) => (
        <Skeleton key={at} height={18} width={`${90 - ((at * 13) % 30)}%`} />
      ))}
    </Stack>
  )
}
