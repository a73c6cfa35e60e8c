import { createRouter } from '@tanstack/react-router'
import { queryClient } from '../api/query-client.ts'
import { administration } from './routes/administration.ts'
import { books } from './routes/books.ts'
import { reports } from './routes/reports.ts'
import { business } from './routes/business.ts'
import { doors } from './routes/doors.ts'
import { inside, root } from './routes/frame.tsx'

/** Every page there is. Each is loaded when it is first opened. */
export const router = createRouter({
  routeTree: root.addChildren([
    ...doors,
    inside.addChildren([...business, ...books, ...reports, ...administration]),
  ]),
  context: { queries: queryClient },
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
