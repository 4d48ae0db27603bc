import { randomUUID } from 'node:crypto'

/** An error in the shape that issues still have (facts.md 4.1): the code is the status as text. */
export const olderRefusal = (status: number, error: string): Response =>
  Response.json(
    { error, errorCode: String(status), traceId: randomUUID().replaceAll('-', '') },
    { status },
  )
