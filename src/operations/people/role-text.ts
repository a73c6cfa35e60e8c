import type { Role } from '../../domain/status/role.ts'

/** A role within a sentence: billing specialist. */
export const roleText = (role: Role): string => role.replaceAll('_', ' ')
