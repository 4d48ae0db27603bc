import type { Federation } from '../estate/federation'
import { omnistackHandlers } from '../omnistack/handlers'
import { omnistackVoice } from '../omnistack/voice'
import { createCertificate } from './certificate'
import { secretNames } from './credentials'
import type { ServedSource, Serving } from './serving'
import { open, switchesOf, username } from './serving'

/** Two controllers of one federation, behind one certificate. */
export const serveFederation = async (
  serving: Serving,
  { id, name, region }: Federation,
): Promise<ServedSource> => {
  const { estate, credentials } = serving
  const { omnistackPassword: password, tokenMark } = credentials
  const { fingerprint, ...tls } = await createCertificate(`${id}.example`)
  const controllers = []
  for (const number of [1, 2])
    controllers.push(
      await open(
        serving,
        `${id}/controller-${number}`,
        omnistackVoice,
        (origin) =>
          omnistackHandlers(estate, id, { origin, credentials: { username, password, tokenMark } }),
        tls,
      ),
    )
  return {
    config: {
      id,
      name,
      kind: 'omnistack',
      region,
      controllers: controllers.map(({ origin }) => origin),
      username,
      password: { env: secretNames.omnistackPassword },
      tls: { fingerprint },
    },
    access: controllers.map(({ origin }) => ({
      source: id,
      what: 'OmniStack controller',
      address: `${origin}/api`,
      user: username,
      secret: password,
    })),
    switches: switchesOf(
      controllers.map((listener) => ({ listener, tls })),
      () => {},
    ),
  }
}
