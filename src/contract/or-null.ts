import { z } from './z.ts'

/** A named shape, or null. Written as two alternatives: a named shape that is made nullable loses its null in the API document. */
export const orNull = <T extends z.ZodType>(schema: T) => z.union([schema, z.null()])
