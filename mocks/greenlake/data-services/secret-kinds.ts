import * as v from 'valibot'

const optionalText = v.optional(v.string())

/** What a secret may hold: its word, and the properties that are no secret and go back (facts.md 8). */
const kinds = {
  azureSPClient: {
    word: 'AZURE_SPCLIENT',
    shown: { clientId: 'CLIENT_ID', tenantId: 'TENANT_ID' },
    hidden: ['clientSecret'],
  },
  basicAuth: { word: 'BASIC_AUTH', shown: { username: 'USERNAME' }, hidden: ['password'] },
  // The API takes tokens for no secret, and returns them.
  bearerAuth: { word: 'BEARER_AUTH', shown: { token: 'TOKEN' }, hidden: [] },
  certificate: { word: 'CERTIFICATE', shown: {}, hidden: ['der', 'pem'] },
  generic: { word: 'GENERIC', shown: {}, hidden: ['secret'] },
  jsonWebToken: { word: 'JSON_WEB_TOKEN', shown: { token: 'TOKEN' }, hidden: [] },
  oauthClient: {
    word: 'OAUTH_CLIENT',
    shown: { clientId: 'CLIENT_ID' },
    hidden: ['clientSecret'],
  },
  password: { word: 'PASSWORD', shown: {}, hidden: ['password'] },
  privateKey: { word: 'PRIVATE_KEY', shown: {}, hidden: ['privateKey'] },
  sshKeypair: {
    word: 'SSH_KEYPAIR',
    shown: { publicKey: 'PUBLIC_KEY' },
    hidden: ['privateKey'],
  },
} satisfies Record<string, { word: string; shown: Record<string, string>; hidden: string[] }>

/** The part of a secret that anybody may see. */
export type Shown = { word: string; properties: Record<string, string> }

/** One of the kinds by its name: what is to be hidden is read, and forgotten at once. */
export const secretSchema = v.union(
  Object.entries(kinds).map(([name, { word, shown, hidden }]) =>
    v.pipe(
      v.strictObject({
        [name]: v.strictObject(
          Object.fromEntries([...Object.keys(shown), ...hidden].map((key) => [key, optionalText])),
        ),
      }),
      v.transform((written): Shown => {
        const values = written[name] ?? {}
        const properties = Object.entries<string>(shown).flatMap(([key, property]) => {
          const value = values[key]
          return value === undefined ? [] : [[property, value]]
        })
        return { word, properties: Object.fromEntries(properties) as Record<string, string> }
      }),
    ),
  ),
)
