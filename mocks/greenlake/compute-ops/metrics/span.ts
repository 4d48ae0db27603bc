import { day, hour, minute } from '../../../estate/course'
import { readTime } from '../../../odata/tokens'
import { badParameter, Refused } from '../../refusal'
import type { Call } from '../../route'

/** A stretch of time in samples of one length; both ends on the border of a sample. Epoch ms. */
export type Span = { start: number; end: number; sampleMs: number }

/** How fine energy can be asked for. */
const sampleSizes = { '1_DAY': day, '1_HOUR': hour, '5_MINS': 5 * minute } as const
type SampleSize = keyof typeof sampleSizes
const isSampleSize = (text: string): text is SampleSize => text in sampleSizes

const farthest = 180 * day

const refuse = (subject: string, description: string) =>
  new Refused(badParameter('compute-ops', subject, description))

const isDate = (text: string) => /^\d{4}-\d\d-\d\d$/.test(text)

/** A plain date is meant as its whole day. */
const readMoment = (call: Call, name: 'start-date' | 'end-date') => {
  const text = call.search.get(name)
  if (text === null) throw refuse(name, 'Is required.')
  const at = readTime(isDate(text) ? `${text}T00:00Z` : text)
  if (at === null) throw refuse(name, 'Must be a date or a UTC timestamp.')
  if (Math.abs(at - call.scope.estate.now()) > farthest)
    throw refuse(name, 'Must be within 180 days from today.')
  return { at, plain: isDate(text) }
}

const spanOf = (call: Call, sampleMs: number): Span => {
  const from = readMoment(call, 'start-date')
  const to = readMoment(call, 'end-date')
  const start = Math.floor(from.at / sampleMs) * sampleMs
  const end = to.plain ? to.at + day : Math.ceil(to.at / sampleMs) * sampleMs
  if (end <= start) throw refuse('end-date', 'Must be after the start date.')
  return { start, end, sampleMs }
}

/** What a call for energy asks about: plain dates for days, timestamps for what is finer (facts.md 6.6). */
export const readEnergySpan = (call: Call): Span => {
  const size = call.search.get('sample-size') ?? ''
  if (!isSampleSize(size))
    throw refuse('sample-size', `Must be one of ${Object.keys(sampleSizes).join(', ')}.`)
  for (const name of ['start-date', 'end-date'])
    if (isDate(call.search.get(name) ?? '') !== (size === '1_DAY') && call.search.has(name))
      throw refuse(name, `Must be a ${size === '1_DAY' ? 'date' : 'UTC timestamp'} with ${size}.`)
  return spanOf(call, sampleSizes[size])
}

/** Utilization knows no sample size: dates are asked for by days, timestamps by hours (facts.md 6.6). */
export const readUtilizationSpan = (call: Call): Span =>
  spanOf(call, isDate(call.search.get('start-date') ?? '') ? day : hour)

/** The borders of a span's samples, the end included. */
export const bordersOf = ({ start, end, sampleMs }: Span): number[] =>
  Array.from(
    { length: Math.round((end - start) / sampleMs) + 1 },
    (_, index) => start + index * sampleMs,
  )
