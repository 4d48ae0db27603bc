import { randomBytes } from 'node:crypto'

/** The secrets of a served estate; `tokenMark` stands in front of every token that it hands out. */
export type Credentials = {
  clientSecret: string
  omnistackPassword: string
  iloPassword: string
  tokenMark: string
}

/** Environment variables that the configuration names for its secrets. */
export const secretNames = {
  clientSecret: 'SIGHTLINE_GREENLAKE_SECRET',
  omnistackPassword: 'SIGHTLINE_OMNISTACK_PASSWORD',
  iloPassword: 'SIGHTLINE_ILO_PASSWORD',
} as const

/** Fresh ones, for one start. */
export const drawCredentials = (): Credentials => ({
  clientSecret: randomBytes(18).toString('base64url'),
  omnistackPassword: randomBytes(18).toString('base64url'),
  iloPassword: randomBytes(18).toString('base64url'),
  tokenMark: '',
})

/** The environment that a BFF needs to find its secrets in. */
export const environmentOf = (credentials: Credentials): Record<string, string> => ({
  [secretNames.clientSecret]: credentials.clientSecret,
  [secretNames.omnistackPassword]: credentials.omnistackPassword,
  [secretNames.iloPassword]: credentials.iloPassword,
})
