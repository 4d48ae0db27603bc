import type { FastifyRequest } from 'fastify'

/** Path and parameters of a request, as they were sent; never fails, whatever was. */
export const urlOf = ({ url }: FastifyRequest): { pathname: string; search: URLSearchParams } => {
  const mark = url.indexOf('?')
  const pathname = mark < 0 ? url : url.slice(0, mark)
  return { pathname, search: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)) }
}
