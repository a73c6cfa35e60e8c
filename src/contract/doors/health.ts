import { declareDoor } from './door.ts'
import { z } from '../z.ts'

const Status = z.object({ status: z.literal('ok') }).openapi('Status')
export const readHealth = declareDoor({
  method: 'get',
  path: '/health',
  tag: 'Service',
  summary: 'Is it running',
  description: 'The program answers. It says nothing about the database.',
  open: true,
  answer: Status,
})

export const readReadiness = declareDoor({
  method: 'get',
  path: '/ready',
  tag: 'Service',
  summary: 'Is it ready',
  description: 'The database answers too; 503 while it does not.',
  open: true,
  answer: Status,
})
