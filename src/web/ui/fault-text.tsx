import type { FieldError, Problem } from '../../contract/problem.ts'
import { problemText, remedyText } from '../texts/said.ts'

/**
 * Something that is wrong, in a line of text: what, and how to mend it. In another language than English it begins in
 * that language, and behind that stands what exactly, as the server says it.
 */
export function FaultText({ fault }: { fault: Pick<Problem | FieldError, 'code' | 'detail' | 'remedy'> }) {
  const own = problemText(fault)
  const exactly = [fault.detail, fault.remedy].filter(Boolean).join(' ')
  return own === null ? (
    <span lang="en">{exactly}</span>
  ) : (
    <>
      {own} {remedyText(fault)}{' '}
      <span lang="en" className="quiet">
        {exactly}
      </span>
    </>
  )
}
