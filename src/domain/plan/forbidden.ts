import { refuse, type Refusal } from '../../kernel/refusal.ts'

/** The bearer's role does not allow it. */
export const forbidden = (what: string): Refusal =>
  refuse('forbidden', null, `Your role does not let you ${what}.`, {
    remedy: 'Ask an owner or administrator of the organization.',
  })
