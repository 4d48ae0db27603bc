import type { FastifyRequest } from 'fastify'

/** The parameters of a request as they were sent. */
export const searchOf = ({ url }: FastifyRequest): string => {
  const mark = url.indexOf('?')
  return mark < 0 ? '' : url.slice(mark + 1)
}

/** Path and parameters of a request, as they were sent; never fails, whatever was. */
export const urlOf = ({ url }: FastifyRequest): { pathname: string; search: URLSearchParams } => {
  const mark = url.indexOf('?')
  const pathname = mark < 0 ? url : url.slice(0, mark)
  return { pathname, search: new URLSearchParams(mark < 0 ? '' : url.slice(mark + 1)) }
}
