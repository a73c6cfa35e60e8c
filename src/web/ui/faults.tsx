import { createContext, type ReactNode, useContext, useState } from 'react'
import { BillhookProblem } from '../../client/problem.ts'

const Faults = createContext<Error | null>(null)

/** A form whose fields are marked where the server found something wrong with what was sent. */
export const FaultsOf = ({ error, children }: { error: Error | null; children: ReactNode }) => (
  <Faults value={error}>{children}</Faults>
)

/**
 * Whether the server found something wrong at a place of what was sent (a JSON pointer), or inside of it, and the field
 * still holds what it held then.
 */
export function useFault(pointer: string, value: unknown): boolean {
  const error = useContext(Faults)
  const [then, setThen] = useState({ error, value, pointer })
  if (then.error !== error) setThen({ error, value, pointer })
  // A line may have been moved since.
  const isAsSent = then.error === error && then.value === value && then.pointer === pointer
  return isAsSent && placesOf(error).some((at) => isWithin(at, pointer))
}

function placesOf(error: Error | null): readonly string[] {
  if (!(error instanceof BillhookProblem) || error.problem === null) return []
  const { errors = [], pointer } = error.problem
  return errors.length > 0 ? errors.map((fault) => fault.pointer) : pointer === null ? [] : [pointer]
}

const isWithin = (at: string, pointer: string): boolean => at === pointer || at.startsWith(`${pointer}/`)
