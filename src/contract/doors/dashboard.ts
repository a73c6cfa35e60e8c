import { Dashboard } from '../dashboard.ts'
import { declareDoor } from './door.ts'

export const readDashboard = declareDoor({
  method: 'get',
  path: '/v1/dashboard',
  tag: 'Reports',
  summary: 'Read the dashboard',
  description:
    'Where the business stands today: owed, overdue, drafts, cash, revenue by month, documents under way, work that is not billed, and what needs a person. The figures are those of the reports.',
  answer: Dashboard,
})
