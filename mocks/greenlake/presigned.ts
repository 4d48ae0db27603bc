import { createRandom } from '../estate/random'

/** What a signed address does with a request; nobody has to sign in there. */
type SignedAnswer = (request: Request) => Response | Promise<Response>

/** Addresses of a host that work without a token, for a while (as those of an object store do). */
export type SignedAddresses = {
  /** The path of a new address that works until `until`, epoch ms. */
  sign: (until: number, answer: SignedAnswer) => string
  /** What the address of that token says. */
  answer: (token: string, request: Request) => Response | Promise<Response>
}

/** Where they all are, below the host. */
export const signedPath = '/presigned'

const storeError = (code: string, message: string, status = 403) =>
  new Response(
    `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`,
    { status, headers: { 'content-type': 'application/xml' } },
  )

/** 403 in the words of an object store. */
export const accessDenied = (message: string): Response => storeError('AccessDenied', message)

/** No address is signed yet. */
export const createSignedAddresses = (now: () => number): SignedAddresses => {
  const addresses = new Map<string, { until: number; answer: SignedAnswer }>()
  return {
    sign: (until, answer) => {
      const token = createRandom(addresses.size, `${now()}/signed`).hex(40)
      addresses.set(token, { until, answer })
      return `${signedPath}/${token}`
    },
    answer: (token, request) => {
      const address = addresses.get(token)
      if (!address) return storeError('NoSuchKey', 'The specified key does not exist.', 404)
      if (address.until <= now()) return accessDenied('Request has expired')
      return address.answer(request)
    },
  }
}
