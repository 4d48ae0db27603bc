import fc from 'fast-check'
import type { DeclaredRoute } from '../../auth/guard'
import { anyText } from '../any-text'
import { anyBody } from './any-body'
import { knownHeaders, knownNames, knownTexts } from './known-texts'

/** A request as the fuzzing sends it. Headers come on top of those of whoever asks. */
export type AnyRequest = {
  url: string
  headers: Record<string, string | string[]>
  payload: string | null
}

const text = fc.oneof(fc.constantFrom(...knownTexts), anyText(40))

/** Halves of pairs cannot be encoded. */
const encode = (part: string) => encodeURIComponent(part.replaceAll(/\p{Surrogate}/gu, '\uFFFD'))
/** Mostly encoded as addresses are, sometimes as somebody sent it who does not care. */
const segment = fc.oneof(
  { weight: 5, arbitrary: text.map(encode) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('%', '%zz', '%E0%A4%A', '%00', '.', '..', '%2F', '~', ''),
  },
)

const names = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.constantFrom(...knownNames),
  },
  { weight: 1, arbitrary: text },
)
const search = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .array(fc.tuple(names, text), { maxLength: 5 })
      .map((pairs) => pairs.map((pair) => pair.map(encode).join('=')).join('&')),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom('&&&', '=', '%', 'q', 'q=%00', 'q=%zz', `q=${'a'.repeat(9_000)}`),
  },
)

/** What a header can hold. */
const headerText = fc.oneof(
  fc.constantFrom(...knownTexts.filter((known) => /^[ -~]*$/.test(known))),
  fc.stringMatching(/^[ -~\u00a1-\u00ff]{0,60}$/),
)
const headers = fc.oneof(
  { weight: 3, arbitrary: fc.constant<AnyRequest['headers']>({}) },
  {
    weight: 2,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom(...knownHeaders),
          fc.oneof(headerText, fc.array(headerText, { minLength: 2, maxLength: 3 })),
        ),
        { maxLength: 3 },
      )
      .map((pairs): AnyRequest['headers'] => Object.fromEntries(pairs)),
  },
)

const pathOf = ({ url }: DeclaredRoute) => {
  const parts = url.split('/').slice(1)
  return fc
    .tuple(
      ...parts.map((part) => {
        if (part === '*') return fc.array(segment, { maxLength: 4 }).map((some) => some.join('/'))
        return part.startsWith(':') ? segment : fc.constant(part)
      }),
    )
    .map((filled) => `/${filled.join('/')}`)
}

/** Anything that can be sent to a route. */
export const anyRequest = (route: DeclaredRoute): fc.Arbitrary<AnyRequest> =>
  fc
    .record({
      path: pathOf(route),
      search,
      headers,
      body: route.method === 'POST' ? anyBody : fc.option(anyBody, { freq: 8 }),
    })
    .map(({ path, search, headers, body }) => ({
      url: search === '' ? path : `${path}?${search}`,
      headers: body ? { 'content-type': body.type, ...headers } : headers,
      payload: body ? body.payload : null,
    }))
