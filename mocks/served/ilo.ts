import type { Machine } from '../estate/types'
import { iloHandlers } from '../ilo/handlers'
import { iloVoice } from '../ilo/voice'
import { createCertificate } from './certificate'
import { secretNames } from './credentials'
import type { ServedSource, Serving } from './serving'
import { open, switchesOf, username } from './serving'

const serveOne = async (serving: Serving, machine: Machine, revokedAt: () => number) => {
  const { estate, credentials } = serving
  const { iloPassword: password, tokenMark } = credentials
  const isForeign = estate.foreign.has(machine.id)
  const { fingerprint, ...tls } = await createCertificate(`${machine.hostName}-ilo.example`)
  const listener = await open(
    serving,
    `ilo/${machine.hostName}`,
    iloVoice(machine, isForeign),
    (origin) =>
      iloHandlers(estate, machine.id, {
        origin,
        credentials: { username, password, tokenMark },
        revokedAt,
      }),
    tls,
  )
  return {
    listener,
    tls,
    bmc: { url: listener.origin, name: machine.hostName, tls: { fingerprint } },
    access: {
      source: `ilo/${machine.hostName}`,
      what: isForeign ? 'OpenBMC' : `iLO ${machine.ilo.generation}`,
      address: listener.origin,
      user: username,
      secret: password,
    },
  }
}

/** Every open BMC, each at its own address with its own certificate. */
export const serveIlos = async (serving: Serving): Promise<ServedSource> => {
  const ilos = []
  let revokedAt = 0
  const { machines, foreign } = serving.estate
  const exposed = [...machines.values()].filter(({ ilo }) => ilo.exposed)
  for (const machine of [...exposed, ...foreign.values()])
    ilos.push(await serveOne(serving, machine, () => revokedAt))
  return {
    config: {
      id: 'ilo',
      name: `BMC ×${ilos.length}`,
      kind: 'ilo',
      bmcs: ilos.map(({ bmc }) => bmc),
      username,
      password: { env: secretNames.iloPassword },
    },
    access: ilos.map(({ access }) => access),
    switches: switchesOf(ilos, () => {
      revokedAt = serving.estate.now()
    }),
  }
}
