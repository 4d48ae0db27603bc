import { badRequest, Refused } from './refusal'

/** A parameter that the API refuses, with the exception that it names (facts.md 5, 6). */
export const badParameter = (exception: string, message: string): Refused =>
  new Refused(badRequest(exception, message))

const wrongType = (name: string, type: string) =>
  badParameter('TypeMismatchException', `Parameter ${name} must be ${type}.`)

/** A whole number that is not negative. */
export const readWhole = (name: string, text: string): number => {
  if (!/^\d+$/.test(text)) throw wrongType(name, 'an integer')
  return Number(text)
}

export const readFlag = (name: string, text: string): boolean => {
  if (!/^(true|false)$/i.test(text)) throw wrongType(name, 'true or false')
  return text.toLowerCase() === 'true'
}

/** A time in ISO 8601, as epoch ms. */
export const readTime = (name: string, text: string): number => {
  const at = Date.parse(text)
  if (Number.isNaN(at)) throw badParameter('InvalidParameterException', `${name} is not a date.`)
  return at
}

/** A flag that a request may leave out; null where it must not. */
export const flagIn = (
  search: URLSearchParams,
  name: string,
  fallback: boolean | null,
): boolean => {
  const text = search.get(name)
  if (text !== null) return readFlag(name, text)
  if (fallback === null) throw missing(name)
  return fallback
}

const missing = (name: string) =>
  badParameter('InvalidParameterException', `Parameter ${name} is required.`)

/** A parameter without which the operation cannot be. */
export const textIn = (search: URLSearchParams, name: string): string => {
  const text = search.get(name)
  if (text === null || text === '') throw missing(name)
  return text
}
