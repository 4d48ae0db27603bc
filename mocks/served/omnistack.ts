import type { Federation } from '../estate/federation/federation'
import { omnistackHandlers } from '../omnistack/handlers'
import { omnistackVoice } from '../omnistack/voice'
import { createCertificate } from './certificate'
import { secretNames } from './credentials'
import type { ServedSource, Serving } from './serving'
import { open, switchesOf, username } from './serving'

/**
 * Two controllers of one federation, on hosts that do not fall together, or its one management appliance,
 * behind one certificate.
 */
export const serveFederation = async (
  serving: Serving,
  { id, name, region, management, hosts }: Federation,
): Promise<ServedSource> => {
  const { estate, credentials } = serving
  const { omnistackPassword: password, tokenMark } = credentials
  const { fingerprint, ...tls } = await createCertificate(`${id}.example`)
  const doors =
    management === 'peer'
      ? { 'controller-1': 0, 'controller-2': hosts.length - 1 }
      : { appliance: 0 }
  const controllers = []
  let revokedAt = 0
  for (const [part, controller] of Object.entries(doors))
    controllers.push(
      await open(
        serving,
        `${id}/${part}`,
        omnistackVoice,
        (origin) =>
          omnistackHandlers(estate, id, {
            origin,
            controller,
            credentials: { username, password, tokenMark },
            revokedAt: () => revokedAt,
          }),
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
      what: management === 'peer' ? 'OmniStack controller' : 'OmniStack management appliance',
      address: `${origin}/api`,
      user: username,
      secret: password,
    })),
    switches: switchesOf(
      controllers.map((listener) => ({ listener, tls })),
      () => {
        revokedAt = estate.now()
      },
    ),
  }
}
