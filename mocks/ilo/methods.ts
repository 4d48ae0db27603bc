import type { Entry } from './entry'

/** The HTTP methods that a resource takes. */
export const methodsOf = ({ patch, post, remove }: Entry): string[] => [
  'GET',
  'HEAD',
  ...(post ? ['POST'] : []),
  ...(patch ? ['PATCH'] : []),
  ...(remove ? ['DELETE'] : []),
]
