/** What a system of one's own may send when a job was priced. The reference shows it, and the interface begins with it. */
export const EXAMPLE_PAYLOAD = {
  event: 'job.priced',
  sentAt: '2026-03-01T14:05:00Z',
  job: { number: 4711, title: 'Harbor to Newark' },
  customer: { number: 118, name: 'Harbor Goods' },
  currency: 'USD',
  price: '1200.00',
}

/** The mapping that makes a work event of it. */
export const EXAMPLE_MAPPING = {
  when: { path: '$.event', is: 'job.priced' },
  event: 'order.priced',
  id: { text: 'job-{$.job.number}-{$.sentAt}' },
  occurredAt: { path: '$.sentAt', convert: 'instant' },
  data: {
    currency: { path: '$.currency' },
    customer: { id: { path: '$.customer.number', convert: 'text' }, name: { path: '$.customer.name' } },
    order: {
      id: { path: '$.job.number', convert: 'text' },
      title: { path: '$.job.title', optional: true },
    },
    total: { path: '$.price', convert: { to: 'minor', currency: { path: '$.currency' } } },
  },
}
