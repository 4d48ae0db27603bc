import * as v from 'valibot'
import { durationMs } from './duration'

const minute = 60_000
const year = 365 * 86_400_000

const atMost = (length: number) => v.pipe(v.string(), v.maxLength(length))
const orNull = <T extends v.GenericSchema>(schema: T) => v.optional(v.nullable(schema), null)
const fewTexts = (names: v.GenericSchema<string, string>) =>
  v.pipe(
    v.record(names, v.nullable(atMost(256))),
    v.check((given) => Object.keys(given).length <= 32, 'Must not be more than 32.'),
  )
const headerName = v.pipe(atMost(128), v.regex(/^[\w!#$%&'*+.^`|~-]+$/, 'Must be a header name.'))

const operation = v.object({
  type: v.optional(v.literal('REST'), 'REST'),
  method: v.picklist(['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'TRACE']),
  uri: v.pipe(atMost(128), v.regex(/^\/(?!\/)/, 'Must be an address on this host.')),
  query: v.optional(fewTexts(atMost(128)), {}),
  headers: v.optional(fewTexts(headerName), {}),
  body: v.optional(v.unknown(), null),
  timeoutInSec: v.optional(v.pipe(v.number(), v.gtValue(0), v.maxValue(60)), 20),
})

/** What a schedule is made of, `now` being the moment from which a year is counted. */
export const scheduleBody = (now: number) =>
  v.object({
    name: v.pipe(v.string(), v.minLength(1), v.maxLength(100)),
    description: orNull(atMost(10_000)),
    purpose: orNull(atMost(64)),
    associatedResourceUri: orNull(atMost(128)),
    schedule: v.object({
      startAt: v.pipe(
        v.string(),
        v.check(
          (text) => Math.abs(Date.parse(text) - now) <= year,
          'Must be a moment within a year of now.',
        ),
      ),
      interval: orNull(
        v.pipe(
          v.string(),
          v.check((text) => {
            const ms = durationMs(text)
            return ms !== null && ms > 15 * minute && ms < year
          }, 'Must be a duration of more than PT15M and less than P1Y.'),
        ),
      ),
    }),
    operation,
  })
export type ScheduleBody = v.InferOutput<ReturnType<typeof scheduleBody>>
