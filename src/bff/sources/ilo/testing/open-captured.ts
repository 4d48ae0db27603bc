import { setTimeout } from 'node:timers/promises'
import { onTestFinished } from 'vitest'
import { driveSurroundings } from '../../../testing/driven-surroundings'
import { asWhole } from '../../../testing/network'
import { createFetch } from '../../../upstream/tls'
import { createIloSource } from '../source'
import { account, serveTree } from './captured-bmc'

/** The source of one captured BMC over real HTTPS, its certificate pinned; ends with the test. */
export const openCaptured = async (archive: string, options: { legacy?: boolean } = {}) => {
  const bmc = await serveTree(archive, options)
  let underWay = 0
  const driven = driveSurroundings(
    (request) => fetch(request),
    '2026-11-20T10:00:00.000Z',
    () => (underWay > 0 ? setTimeout(1) : new Promise((resolve) => setImmediate(resolve))),
  )
  const trust = { fingerprint: bmc.fingerprint }
  const network = createFetch(new Map([[bmc.origin, trust]]))
  const whole = asWhole(network.fetch)
  let most = 0
  const fetch = async (request: Request) => {
    underWay += 1
    most = Math.max(most, underWay)
    try {
      return await whole(request)
    } finally {
      underWay -= 1
    }
  }
  const source = createIloSource(
    {
      kind: 'ilo',
      id: 'captured',
      name: 'Captured BMC',
      region: null,
      bmcs: [{ url: bmc.origin, name: 'captured', trust }],
      username: account.username,
      password: () => account.password,
    },
    driven.surroundings,
  )
  onTestFinished(async () => {
    await source.close()
    await network.close()
    await bmc.stop()
  })
  return { ...driven, ...bmc, source, mostAtOnce: () => most }
}
