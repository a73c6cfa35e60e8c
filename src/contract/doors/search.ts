import { SearchQuery, SearchResults } from '../search.ts'
import { declareDoor } from './door.ts'

export const searchAll = declareDoor({
  method: 'get',
  path: '/v1/search',
  tag: 'Service',
  summary: 'Search',
  description:
    'At most five documents, customers and works each: a number from its beginning or its counter, a reference from its beginning or its end, part of a customer’s name.',
  query: SearchQuery,
  answer: SearchResults,
})
