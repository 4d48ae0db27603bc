import * as v from 'valibot'

const longest = 1_000

const isWeb = (address: string) =>
  /^https?:\/\/[^/?#]/i.test(address) && URL.canParse(address) && new URL(address).hostname !== ''

/** As it goes over the wire: what each program would read in its own way is not taken. */
const isPlain = (address: string) => /^[\x21-\x7e]*$/.test(address) && !address.includes('\\')

const isAnonymous = (address: string) => {
  if (!URL.canParse(address)) return true
  const { username, password } = new URL(address)
  return username === '' && password === ''
}

/**
 * Where an image of firmware lies, for a BMC that fetches it by itself: we never do. It is shown to whoever
 * may see the ledger, and so holds nothing to sign in with.
 */
export const imageAddressSchema = v.pipe(
  v.string('The address of the image is missing.'),
  v.trim(),
  v.maxLength(longest, `The address of the image is longer than ${longest} characters.`),
  v.check(isWeb, 'The address of the image has to start with http:// or https:// and name a host.'),
  v.check(
    isPlain,
    'The address of the image must not hold blanks, backslashes or letters beyond ASCII: write them percent-encoded.',
  ),
  v.check(
    isAnonymous,
    'The address of the image must not hold a user name or password: everybody who sees the ledger would read it.',
  ),
)
